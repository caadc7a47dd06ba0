-- People and places: households, people, what each agreed to, who sells at a stall, passes of
-- visiting vendors for a day. All of it is a view of the journal.

CREATE TABLE household (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  representative TEXT REFERENCES person (id),
  retired TEXT
) STRICT;

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL, -- empty when it was erased
  phone TEXT NOT NULL,
  household TEXT REFERENCES household (id),
  officer INTEGER,
  registered TEXT NOT NULL,
  erased TEXT
) STRICT;
CREATE INDEX person_by_household ON person (household);

CREATE TABLE consent (
  seq INTEGER NOT NULL, -- of the entry that gave it
  person TEXT NOT NULL REFERENCES person (id),
  purpose TEXT NOT NULL,
  wording INTEGER NOT NULL,
  given TEXT NOT NULL,
  given_by INTEGER,
  ended TEXT,
  ended_by INTEGER,
  PRIMARY KEY (seq, purpose)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_consent_holds ON consent (person, purpose) WHERE ended IS NULL;

CREATE TABLE stall_person (
  seq INTEGER NOT NULL, -- of the entry that set it
  stall TEXT NOT NULL REFERENCES stall (id),
  person TEXT NOT NULL REFERENCES person (id),
  role TEXT NOT NULL CHECK (role IN ('vendor', 'seller')),
  from_day TEXT NOT NULL,
  until_day TEXT, -- the day it ended
  PRIMARY KEY (seq, stall, person)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_vendor_of_a_stall ON stall_person (stall)
  WHERE role = 'vendor' AND until_day IS NULL;
CREATE UNIQUE INDEX once_at_a_stall ON stall_person (stall, person) WHERE until_day IS NULL;
CREATE INDEX stall_person_by_person ON stall_person (person);

CREATE TABLE pass (
  stall TEXT NOT NULL REFERENCES stall (id),
  day TEXT NOT NULL,
  place TEXT NOT NULL,
  seq INTEGER NOT NULL UNIQUE,
  issued_by INTEGER,
  PRIMARY KEY (stall, day)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_pass_for_a_place ON pass (day, place);

-- the entries whose private part still names a person, a household or the vendor of a stall, or
-- tells why a stall stays away
CREATE TABLE named_entry (
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'household', 'stall', 'excuse')),
  id TEXT NOT NULL -- of an excuse: the stall's, a blank, the day
) STRICT;
CREATE INDEX named_entry_by_id ON named_entry (id, kind, seq);
INSERT INTO named_entry
  SELECT seq, 'stall', json_extract(line, '$.body.stall') FROM journal
  WHERE kind IN ('stall_registered', 'stall_changed');

-- The journal is still never edited: only a private part may become nothing, only of an entry that
-- the last entry names, and only when that entry erases a person. Both are in one transaction,
-- since the next entry ends it.
DROP TRIGGER journal_is_never_edited;
CREATE TRIGGER journal_is_never_edited BEFORE UPDATE ON journal
WHEN NOT (
  NEW.seq IS OLD.seq AND NEW.day IS OLD.day AND NEW.at IS OLD.at AND NEW.kind IS OLD.kind
  AND NEW.line IS OLD.line AND NEW.hash IS OLD.hash
  AND OLD.private IS NOT NULL AND NEW.private IS NULL
  AND EXISTS (
    SELECT 1 FROM journal last, json_each(last.line, '$.body.entries') named
    WHERE last.seq = (SELECT max(seq) FROM journal)
      AND last.kind = 'person_erased' AND named.value = OLD.seq AND OLD.seq < last.seq))
BEGIN SELECT RAISE(ABORT, 'the journal is never edited'); END;
CREATE TRIGGER journal_is_only_appended BEFORE INSERT ON journal
WHEN NEW.seq <= (SELECT coalesce(max(seq), 0) FROM journal)
BEGIN SELECT RAISE(ABORT, 'the journal is never edited'); END;
