-- A missed turn may keep the place: the entry waits on, and sits out until new units come.
ALTER TABLE holds ADD COLUMN keeps_place BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE waitlist_entries ADD COLUMN sits_out BOOLEAN NOT NULL DEFAULT false;
