-- The committee's tables. The journal comes first (store::journal::SCHEMA); all tables down to the
-- line "work" are only another view of it and can be rebuilt.

CREATE TABLE market (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  prompt_pay TEXT
) STRICT;

CREATE TABLE zone (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE stall (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  place TEXT NOT NULL,
  zone TEXT REFERENCES zone (id),
  vendor TEXT NOT NULL,
  registered TEXT NOT NULL,
  retired TEXT
) STRICT;
CREATE UNIQUE INDEX one_stall_at_a_place ON stall (place) WHERE retired IS NULL;

CREATE TABLE stall_zone (
  stall TEXT NOT NULL REFERENCES stall (id),
  from_day TEXT NOT NULL,
  zone TEXT REFERENCES zone (id),
  PRIMARY KEY (stall, from_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE invitation (
  invite TEXT PRIMARY KEY,
  stall TEXT NOT NULL REFERENCES stall (id),
  file TEXT NOT NULL,
  expires TEXT NOT NULL,
  made INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'used', 'replaced'))
) STRICT;
CREATE UNIQUE INDEX one_invitation_is_open ON invitation (stall) WHERE state = 'open';

CREATE TABLE stall_key (
  stall TEXT NOT NULL REFERENCES stall (id),
  key TEXT NOT NULL,
  device TEXT NOT NULL,
  accepted INTEGER NOT NULL,
  accepted_by TEXT NOT NULL CHECK (accepted_by IN ('code', 'fingerprint')),
  retired INTEGER, -- when; settlements up to (last_epoch, last_z) are still taken
  last_epoch INTEGER,
  last_z INTEGER,
  PRIMARY KEY (stall, key),
  CHECK ((retired IS NULL) = (last_epoch IS NULL) AND (retired IS NULL) = (last_z IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_key_holds ON stall_key (stall) WHERE retired IS NULL;

CREATE TABLE fee_rule (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL UNIQUE,
  from_day TEXT NOT NULL,
  until_day TEXT,
  rule TEXT NOT NULL -- as it was set; its last day is in until_day
) STRICT;

CREATE TABLE units (
  stall TEXT NOT NULL REFERENCES stall (id),
  day TEXT NOT NULL,
  rule TEXT NOT NULL REFERENCES fee_rule (id),
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  PRIMARY KEY (stall, day, rule)
) STRICT, WITHOUT ROWID;

CREATE TABLE file (
  sha256 TEXT PRIMARY KEY,
  seq INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('settlement', 'join', 'other')),
  received INTEGER NOT NULL,
  received_day TEXT NOT NULL,
  verdict TEXT NOT NULL, -- as it stands now
  reason TEXT NOT NULL,
  params TEXT NOT NULL,
  -- what the file says of itself; proved only where the verdict says so
  stall TEXT,
  device TEXT,
  key TEXT,
  day TEXT,
  z INTEGER
) STRICT;
CREATE INDEX file_by_day ON file (day);
CREATE INDEX file_by_received_day ON file (received_day);
CREATE INDEX file_by_stall ON file (stall, day);

CREATE TABLE settlement (
  file TEXT PRIMARY KEY REFERENCES file (sha256),
  seq INTEGER NOT NULL UNIQUE,
  stall TEXT NOT NULL REFERENCES stall (id),
  key TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  z INTEGER NOT NULL,
  part INTEGER NOT NULL,
  day TEXT NOT NULL,
  net INTEGER NOT NULL,
  open TEXT NOT NULL,
  close TEXT NOT NULL,
  confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)), -- by a key that was accepted
  booked INTEGER NOT NULL CHECK (booked IN (0, 1)), -- it counts
  standing TEXT, -- to the ones before; none while it is not confirmed
  CHECK ((confirmed = 1) = (standing IS NOT NULL) AND booked <= confirmed)
) STRICT;
CREATE INDEX settlement_by_run ON settlement (stall, key, epoch, z);
CREATE INDEX settlement_by_day ON settlement (day, stall);

CREATE TABLE fee_assessment (
  seq INTEGER PRIMARY KEY,
  stall TEXT NOT NULL REFERENCES stall (id),
  day TEXT NOT NULL,
  net INTEGER NOT NULL,
  total INTEGER NOT NULL CHECK (total >= 0),
  files TEXT NOT NULL,
  replaces INTEGER UNIQUE REFERENCES fee_assessment (seq),
  holds INTEGER NOT NULL CHECK (holds IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX one_assessment_holds ON fee_assessment (stall, day) WHERE holds = 1;
CREATE INDEX fee_assessment_by_day ON fee_assessment (day);

CREATE TABLE fee_line (
  assessment INTEGER NOT NULL REFERENCES fee_assessment (seq),
  place INTEGER NOT NULL,
  rule TEXT NOT NULL REFERENCES fee_rule (id),
  name TEXT NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (assessment, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE payment (
  seq INTEGER PRIMARY KEY,
  request TEXT NOT NULL UNIQUE,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  stall TEXT NOT NULL REFERENCES stall (id),
  at INTEGER NOT NULL,
  day TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  kind TEXT NOT NULL,
  collector TEXT NOT NULL,
  owed_after INTEGER NOT NULL,
  hash TEXT NOT NULL,
  reversed INTEGER NOT NULL CHECK (reversed IN (0, 1)),
  UNIQUE (year, number)
) STRICT;
CREATE INDEX payment_by_stall ON payment (stall);
CREATE INDEX payment_by_day ON payment (day);

CREATE TABLE payment_day (
  payment INTEGER NOT NULL REFERENCES payment (seq),
  stall TEXT NOT NULL,
  day TEXT NOT NULL,
  assessment INTEGER NOT NULL REFERENCES fee_assessment (seq),
  paid_before INTEGER NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  PRIMARY KEY (payment, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX payment_day_by_stall ON payment_day (stall, day);

CREATE TABLE payment_reversal (
  seq INTEGER PRIMARY KEY,
  request TEXT NOT NULL UNIQUE,
  payment INTEGER NOT NULL UNIQUE REFERENCES payment (seq),
  at INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE restored (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  was_at INTEGER NOT NULL
) STRICT;

-- work: the files themselves, known to the journal by their SHA-256; and codes, until used

CREATE TABLE file_bytes (
  sha256 TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;
CREATE TRIGGER a_kept_file_is_never_edited BEFORE UPDATE ON file_bytes
BEGIN SELECT RAISE(ABORT, 'a kept file is never edited'); END;
CREATE TRIGGER a_kept_file_is_never_deleted BEFORE DELETE ON file_bytes
BEGIN SELECT RAISE(ABORT, 'a kept file is never deleted'); END;

CREATE TABLE invite_code (
  invite TEXT PRIMARY KEY REFERENCES invitation (invite),
  code TEXT NOT NULL,
  file BLOB NOT NULL
) STRICT;
