-- The till's tables. The journal comes first (store::journal::SCHEMA); all tables down to the line
-- "work" are only another view of it and can be rebuilt.

CREATE TABLE identity (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  device TEXT NOT NULL,
  market TEXT,
  market_name TEXT NOT NULL,
  stall TEXT NOT NULL,
  stall_name TEXT NOT NULL,
  place TEXT NOT NULL,
  key TEXT NOT NULL,
  since INTEGER NOT NULL -- the journal entry of the enrolment that holds
) STRICT;

CREATE TABLE epoch (
  seq INTEGER PRIMARY KEY,
  epoch INTEGER NOT NULL
) STRICT;

CREATE TABLE category (
  name TEXT PRIMARY KEY,
  colour TEXT NOT NULL,
  place INTEGER NOT NULL
) STRICT;

CREATE TABLE goods (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  price INTEGER NOT NULL CHECK (price >= 0),
  unit TEXT NOT NULL,
  category TEXT,
  barcode TEXT UNIQUE,
  favourite INTEGER,
  tax TEXT NOT NULL,
  cost INTEGER,
  counts_stock INTEGER NOT NULL CHECK (counts_stock IN (0, 1)),
  stock INTEGER NOT NULL,
  retired INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE day (
  seq INTEGER PRIMARY KEY, -- the journal entry that opened it
  day TEXT NOT NULL,
  part INTEGER NOT NULL,
  opened INTEGER NOT NULL,
  float INTEGER NOT NULL,
  people INTEGER NOT NULL,
  closed_seq INTEGER UNIQUE,
  closed INTEGER,
  z INTEGER UNIQUE,
  grand_total INTEGER,
  closing TEXT, -- the day_closed fact
  UNIQUE (day, part)
) STRICT;
CREATE UNIQUE INDEX one_day_is_open ON day ((closed IS NULL)) WHERE closed IS NULL;

CREATE TABLE receipt (
  number INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('sale', 'refund')),
  request TEXT NOT NULL UNIQUE,
  day_seq INTEGER NOT NULL REFERENCES day (seq),
  at INTEGER NOT NULL,
  of INTEGER REFERENCES receipt (number),
  total INTEGER NOT NULL,
  taxed INTEGER NOT NULL,
  vat INTEGER NOT NULL,
  change INTEGER NOT NULL,
  reason TEXT NOT NULL,
  hash TEXT NOT NULL,
  CHECK ((kind = 'refund') = (of IS NOT NULL))
) STRICT;
CREATE INDEX receipt_by_day ON receipt (day_seq);
CREATE INDEX receipt_by_sale ON receipt (of) WHERE of IS NOT NULL;

CREATE TABLE receipt_line (
  receipt INTEGER NOT NULL REFERENCES receipt (number),
  line INTEGER NOT NULL, -- of a refund: the line of the sale
  goods TEXT,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  unit_price INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  tax TEXT NOT NULL,
  PRIMARY KEY (receipt, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt_tender (
  receipt INTEGER NOT NULL REFERENCES receipt (number),
  place INTEGER NOT NULL,
  kind TEXT NOT NULL,
  amount INTEGER NOT NULL,
  received INTEGER NOT NULL,
  PRIMARY KEY (receipt, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE cash_movement (
  seq INTEGER PRIMARY KEY,
  request TEXT NOT NULL UNIQUE,
  day_seq INTEGER NOT NULL REFERENCES day (seq),
  at INTEGER NOT NULL,
  direction TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE drawer_opening (
  seq INTEGER PRIMARY KEY,
  day_seq INTEGER NOT NULL REFERENCES day (seq),
  at INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE removed_lines (
  seq INTEGER PRIMARY KEY,
  day_seq INTEGER NOT NULL REFERENCES day (seq),
  count INTEGER NOT NULL,
  amount INTEGER NOT NULL
) STRICT;

CREATE TABLE printed_again (
  seq INTEGER PRIMARY KEY,
  day_seq INTEGER REFERENCES day (seq),
  receipt INTEGER NOT NULL REFERENCES receipt (number),
  copy INTEGER NOT NULL,
  UNIQUE (receipt, copy)
) STRICT;

CREATE TABLE settlement (
  z INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  file TEXT NOT NULL,
  price_list TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT;

-- work: not facts; what a person set, what waits for a printer, a count before its closing

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE print_job (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  what TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'failed', 'unsure', 'done', 'given_up')),
  failure TEXT,
  made INTEGER NOT NULL
) STRICT;
CREATE INDEX print_job_open ON print_job (id) WHERE state IN ('waiting', 'failed', 'unsure');

CREATE TABLE drawer_count (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  day_seq INTEGER NOT NULL,
  head INTEGER NOT NULL, -- the last journal entry when it was counted
  counted TEXT NOT NULL
) STRICT;
