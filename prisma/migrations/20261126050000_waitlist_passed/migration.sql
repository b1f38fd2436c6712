-- The owner hears when a waitlist has grown to so many people.
ALTER TABLE shops ADD COLUMN waitlist_passed_at_people INTEGER NOT NULL DEFAULT 25
  CHECK (waitlist_passed_at_people BETWEEN 1 AND 1000000);
