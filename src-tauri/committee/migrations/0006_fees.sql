-- Meters, what is charged once, and what two officers agreed to waive.

-- A rule that took another's place: a meter is read on across it, and a waiver follows it.
CREATE TABLE rule_follows (
  rule TEXT PRIMARY KEY REFERENCES fee_rule (id),
  before TEXT NOT NULL REFERENCES fee_rule (id)
) STRICT, WITHOUT ROWID;
INSERT INTO rule_follows
  SELECT json_extract(line, '$.body.rule.id'), json_extract(line, '$.body.ends.rule') FROM journal
  WHERE kind = 'fee_rule_set' AND json_extract(line, '$.body.rule.id') IS NOT NULL
    AND json_extract(line, '$.body.ends.rule') IS NOT NULL;

CREATE TABLE meter_reading (
  stall TEXT NOT NULL REFERENCES stall (id),
  meter TEXT NOT NULL REFERENCES fee_rule (id), -- the first rule of its line
  day TEXT NOT NULL,
  rule TEXT NOT NULL REFERENCES fee_rule (id), -- the one that charges it
  reading INTEGER NOT NULL CHECK (reading >= 0),
  begins INTEGER CHECK (begins BETWEEN 0 AND reading), -- a new meter began here
  PRIMARY KEY (stall, meter, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE charge (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL UNIQUE,
  request TEXT NOT NULL,
  stall TEXT NOT NULL REFERENCES stall (id),
  day TEXT NOT NULL,
  rule TEXT NOT NULL REFERENCES fee_rule (id),
  name TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  officer INTEGER,
  cancelled INTEGER, -- when
  cancel_reason TEXT,
  cancel_officer INTEGER,
  UNIQUE (request, stall),
  CHECK ((cancelled IS NULL) = (cancel_reason IS NULL))
) STRICT;
CREATE INDEX charge_by_stall ON charge (stall, day);
CREATE INDEX charge_by_day ON charge (day);

CREATE TABLE waiver (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL UNIQUE,
  request TEXT NOT NULL UNIQUE,
  stall TEXT REFERENCES stall (id),
  tag TEXT,
  of TEXT NOT NULL,
  cut TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL, -- as it is now
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  officer INTEGER,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'refused', 'withdrawn')),
  decided_seq INTEGER UNIQUE,
  decided INTEGER,
  decided_officer INTEGER,
  ended INTEGER, -- when it was ended before its last day
  ended_officer INTEGER,
  CHECK ((stall IS NULL) <> (tag IS NULL)),
  CHECK ((state = 'waiting') = (decided_seq IS NULL) AND (decided IS NULL) = (decided_seq IS NULL)),
  CHECK (ended IS NULL OR state = 'approved')
) STRICT;
CREATE INDEX waiver_by_stall ON waiver (stall);

CREATE INDEX fee_line_of_waiver ON fee_line (id) WHERE source = 'waiver';
