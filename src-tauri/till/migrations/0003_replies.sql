-- What the committee answered: each reply as it came, and what follows from all of them together.
-- As in 0001, these tables are another view of the journal.

CREATE TABLE reply (
  seq INTEGER PRIMARY KEY,
  number INTEGER NOT NULL,
  file TEXT NOT NULL,
  at INTEGER NOT NULL, -- when it was taken in
  text TEXT NOT NULL -- the whole file
) STRICT;
CREATE INDEX reply_by_number ON reply (number);

CREATE TABLE answered_file (
  file TEXT PRIMARY KEY, -- SHA-256 of a settlement
  verdict TEXT NOT NULL -- as the last reply that names it says
) STRICT, WITHOUT ROWID;

CREATE TABLE withdrawn_voucher (
  serial TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE refused_slip (
  bank TEXT NOT NULL,
  reference TEXT NOT NULL,
  PRIMARY KEY (bank, reference)
) STRICT, WITHOUT ROWID;
