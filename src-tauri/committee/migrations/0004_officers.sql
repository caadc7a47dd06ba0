-- Officers of the committee: who does what in the book, and the digest of each one's PIN. Who took
-- a payment stands beside it.

CREATE TABLE officer (
  number INTEGER PRIMARY KEY CHECK (number >= 1),
  name TEXT NOT NULL,
  office TEXT NOT NULL CHECK (office IN ('chair', 'treasurer', 'collector', 'auditor')),
  pin TEXT NOT NULL,
  retired INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
