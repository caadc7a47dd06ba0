-- Beside fees paid with money: vouchers that stalls took, credits the committee approved, the way
-- of cash from a collector's bag to the bank, and deposits, which are no income.

ALTER TABLE payment ADD COLUMN officer INTEGER; -- who took it, where the book has officers
ALTER TABLE payment_reversal ADD COLUMN officer INTEGER;

-- What settlements say of vouchers, counted or not: which use counts is worked out when asked.
CREATE TABLE voucher_use (
  file TEXT NOT NULL REFERENCES settlement (file),
  receipt INTEGER NOT NULL,
  place INTEGER NOT NULL, -- among the vouchers of the receipt
  serial TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0), -- what it paid
  at INTEGER NOT NULL,
  PRIMARY KEY (file, receipt, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX voucher_use_by_serial ON voucher_use (serial);

CREATE TABLE voucher_back (
  file TEXT NOT NULL REFERENCES settlement (file),
  receipt INTEGER NOT NULL, -- of the refund
  of INTEGER NOT NULL, -- the sale
  amount INTEGER NOT NULL CHECK (amount > 0),
  PRIMARY KEY (file, receipt)
) STRICT, WITHOUT ROWID;
CREATE INDEX voucher_back_by_sale ON voucher_back (of);

CREATE TABLE stall_credit (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL UNIQUE,
  request TEXT NOT NULL UNIQUE,
  stall TEXT NOT NULL REFERENCES stall (id),
  amount INTEGER NOT NULL CHECK (amount > 0),
  reason TEXT NOT NULL,
  proposed INTEGER NOT NULL,
  proposed_by INTEGER,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'declined')),
  decided INTEGER,
  decided_by INTEGER,
  decision TEXT UNIQUE, -- its request
  CHECK ((state = 'proposed') = (decided IS NULL) AND (state = 'proposed') = (decision IS NULL))
) STRICT;
CREATE INDEX stall_credit_by_stall ON stall_credit (stall);

-- Everything that moves money of the committee but the fees themselves, in runs of numbers of
-- their own: H handed over, B banked, V paid out for vouchers, D deposits.
CREATE TABLE cash_entry (
  seq INTEGER PRIMARY KEY,
  request TEXT NOT NULL UNIQUE,
  series TEXT NOT NULL CHECK (series IN ('H', 'B', 'V', 'D')),
  year INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  act TEXT NOT NULL,
  at INTEGER NOT NULL,
  day TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  kind TEXT NOT NULL,
  stall TEXT REFERENCES stall (id),
  collector TEXT, -- who hands over, by name
  officer INTEGER, -- the same by number
  expected INTEGER,
  pieces TEXT,
  words TEXT NOT NULL, -- the reason, or the bank's reference
  receiver TEXT NOT NULL,
  by INTEGER,
  beside INTEGER, -- the second officer
  payment INTEGER REFERENCES payment (seq), -- the arrears a kept deposit paid
  hash TEXT NOT NULL,
  reversed INTEGER NOT NULL CHECK (reversed IN (0, 1)),
  UNIQUE (series, year, number),
  CHECK ((series = 'H') = (expected IS NOT NULL))
) STRICT;
CREATE INDEX cash_entry_by_stall ON cash_entry (stall);

-- Which hand-overs a banking brought to the bank.
CREATE TABLE banked_of (
  banked INTEGER NOT NULL REFERENCES cash_entry (seq),
  handed INTEGER NOT NULL REFERENCES cash_entry (seq),
  PRIMARY KEY (banked, handed)
) STRICT, WITHOUT ROWID;

CREATE TABLE cash_reversal (
  seq INTEGER PRIMARY KEY,
  request TEXT NOT NULL UNIQUE,
  entry INTEGER NOT NULL UNIQUE REFERENCES cash_entry (seq),
  at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  by INTEGER
) STRICT;

-- work: how often a receipt went to the printer

CREATE TABLE printed (
  what TEXT PRIMARY KEY,
  times INTEGER NOT NULL CHECK (times > 0)
) STRICT, WITHOUT ROWID;
