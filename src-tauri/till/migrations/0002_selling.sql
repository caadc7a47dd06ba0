-- The till a vendor would choose: prices, customers, people of the stall, more ways to pay.
-- As in 0001, all tables down to the line "work" are another view of the journal.

ALTER TABLE identity ADD COLUMN book_key TEXT; -- the committee's key, from its invitation

ALTER TABLE goods ADD COLUMN scale_code TEXT; -- the item code a label scale prints
ALTER TABLE goods ADD COLUMN contains TEXT; -- the goods one unit is made of: a tray, its eggs
ALTER TABLE goods ADD COLUMN contains_count INTEGER;

ALTER TABLE receipt ADD COLUMN rounding INTEGER NOT NULL DEFAULT 0;
ALTER TABLE receipt ADD COLUMN rounded_by TEXT; -- of a sale whose cash was rounded
ALTER TABLE receipt ADD COLUMN operator INTEGER;
ALTER TABLE receipt ADD COLUMN approved INTEGER;
ALTER TABLE receipt ADD COLUMN customer TEXT;
ALTER TABLE receipt ADD COLUMN due TEXT; -- the day by which what was sold on credit is to be paid
ALTER TABLE receipt ADD COLUMN preorder TEXT;
CREATE INDEX receipt_by_customer ON receipt (customer) WHERE customer IS NOT NULL;

ALTER TABLE receipt_line ADD COLUMN pricing TEXT; -- how the price came about, where it is not plain
ALTER TABLE receipt_line ADD COLUMN discounted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE receipt_line ADD COLUMN note TEXT;
ALTER TABLE receipt_line ADD COLUMN cost INTEGER; -- of one unit, when it was sold

ALTER TABLE receipt_tender ADD COLUMN detail TEXT;

ALTER TABLE cash_movement ADD COLUMN operator INTEGER;
ALTER TABLE cash_movement ADD COLUMN approved INTEGER;
ALTER TABLE drawer_opening ADD COLUMN operator INTEGER;
ALTER TABLE drawer_opening ADD COLUMN approved INTEGER;
ALTER TABLE removed_lines ADD COLUMN operator INTEGER;
ALTER TABLE removed_lines ADD COLUMN request TEXT; -- the bill they were taken off
CREATE INDEX removed_lines_by_request ON removed_lines (request) WHERE request IS NOT NULL;

CREATE TABLE price_rule (
  id TEXT PRIMARY KEY,
  place INTEGER NOT NULL, -- the order in which they were made
  rule TEXT NOT NULL,
  ended INTEGER NOT NULL CHECK (ended IN (0, 1))
) STRICT;

CREATE TABLE customer (
  id TEXT PRIMARY KEY,
  nickname TEXT NOT NULL,
  phone TEXT,
  credit_limit INTEGER, -- none: no limit
  due_days INTEGER NOT NULL,
  note TEXT NOT NULL,
  usual TEXT NOT NULL, -- the usual basket: lines as a bill asks for them
  retired INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE credit_repayment (
  number INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL UNIQUE,
  request TEXT NOT NULL UNIQUE,
  customer TEXT NOT NULL REFERENCES customer (id),
  day_seq INTEGER NOT NULL REFERENCES day (seq),
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  reverses INTEGER UNIQUE REFERENCES credit_repayment (number),
  operator INTEGER,
  approved INTEGER
) STRICT;
CREATE INDEX credit_repayment_by_customer ON credit_repayment (customer);

CREATE TABLE preorder (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL UNIQUE,
  request TEXT NOT NULL UNIQUE,
  day_seq INTEGER NOT NULL REFERENCES day (seq),
  at INTEGER NOT NULL,
  customer TEXT REFERENCES customer (id),
  who TEXT NOT NULL,
  phone TEXT,
  pickup_day TEXT NOT NULL,
  pickup_minute INTEGER NOT NULL,
  lines TEXT NOT NULL,
  note TEXT NOT NULL,
  deposit INTEGER NOT NULL CHECK (deposit >= 0),
  kind TEXT NOT NULL,
  operator INTEGER,
  ended_seq INTEGER UNIQUE,
  ended_day_seq INTEGER REFERENCES day (seq),
  ended_at INTEGER,
  ended_request TEXT,
  receipt INTEGER REFERENCES receipt (number), -- none when it was called off
  returned INTEGER,
  returned_kind TEXT,
  reason TEXT
) STRICT;
CREATE INDEX preorder_open ON preorder (pickup_day) WHERE ended_seq IS NULL;

CREATE TABLE operator (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  pin TEXT NOT NULL, -- Argon2id, in the PHC form
  retired INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE sign_in (
  seq INTEGER PRIMARY KEY,
  operator INTEGER NOT NULL REFERENCES operator (number),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE bank_slip (
  bank TEXT NOT NULL,
  reference TEXT NOT NULL,
  receipt INTEGER NOT NULL REFERENCES receipt (number),
  PRIMARY KEY (bank, reference)
) STRICT, WITHOUT ROWID;

CREATE TABLE voucher_use (
  receipt INTEGER NOT NULL REFERENCES receipt (number),
  serial TEXT NOT NULL,
  given_back INTEGER REFERENCES receipt (number), -- the refund that gave it back whole
  PRIMARY KEY (receipt, serial)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX voucher_used_once ON voucher_use (serial) WHERE given_back IS NULL;

-- work: bills that are not paid yet, transfers ticked against the bank's app, screens of helpers

CREATE TABLE open_bill (
  request TEXT PRIMARY KEY,
  station INTEGER NOT NULL, -- 0: the stall's own screen
  state TEXT NOT NULL CHECK (state IN ('open', 'held')),
  label TEXT NOT NULL,
  draft TEXT NOT NULL,
  kept INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_open_bill_of_a_station ON open_bill (station) WHERE state = 'open';

CREATE TABLE transfer_seen (
  source TEXT NOT NULL, -- what the number is of: a receipt, a repayment, a preorder's entry
  number INTEGER NOT NULL,
  place INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (source, number, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE station (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE, -- SHA-256 of the key the screen holds
  paired INTEGER NOT NULL,
  ended INTEGER
) STRICT;
