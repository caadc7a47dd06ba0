-- What a stall is, for the reach of rules: its zone as before, what it sells, its tags, and whether
-- it only visits. A line of a fee may also be something charged once, or what was waived.

ALTER TABLE stall ADD COLUMN category TEXT NOT NULL DEFAULT '';
ALTER TABLE stall ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE stall ADD COLUMN visiting INTEGER NOT NULL DEFAULT 0 CHECK (visiting IN (0, 1));
DROP INDEX one_stall_at_a_place;
CREATE UNIQUE INDEX one_stall_at_a_place ON stall (place) WHERE retired IS NULL AND visiting = 0;

CREATE TABLE stall_class (
  stall TEXT NOT NULL REFERENCES stall (id),
  from_day TEXT NOT NULL,
  zone TEXT REFERENCES zone (id),
  category TEXT NOT NULL,
  tags TEXT NOT NULL,
  PRIMARY KEY (stall, from_day)
) STRICT, WITHOUT ROWID;
INSERT INTO stall_class SELECT stall, from_day, zone, '', '[]' FROM stall_zone;
DROP TABLE stall_zone;

CREATE TABLE fee_line_new (
  assessment INTEGER NOT NULL REFERENCES fee_assessment (seq),
  place INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('rule', 'charge', 'waiver')),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK ((source = 'waiver') = (amount < 0)),
  PRIMARY KEY (assessment, place)
) STRICT, WITHOUT ROWID;
INSERT INTO fee_line_new SELECT assessment, place, 'rule', rule, name, amount FROM fee_line;
DROP TABLE fee_line;
ALTER TABLE fee_line_new RENAME TO fee_line;
