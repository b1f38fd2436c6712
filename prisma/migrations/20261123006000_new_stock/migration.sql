-- Rises of stock that nothing explains yet, and units that orders gave back and whose rise is still to come.

ALTER TABLE assignments
  ADD COLUMN risen_units integer NOT NULL DEFAULT 0 CHECK (risen_units >= 0),
  ADD COLUMN risen_at timestamptz(3),
  ADD COLUMN returned_units integer NOT NULL DEFAULT 0 CHECK (returned_units >= 0),
  ADD COLUMN returned_at timestamptz(3);
