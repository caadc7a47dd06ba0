-- What the committee answers to the stalls: replies that were made, notices, withdrawn vouchers. All
-- of it is another view of the journal; the bytes of a reply lie in file_bytes, as those of any file.

CREATE TABLE reply_made (
  seq INTEGER PRIMARY KEY,
  stall TEXT NOT NULL REFERENCES stall (id),
  number INTEGER NOT NULL CHECK (number > 0),
  file TEXT NOT NULL UNIQUE, -- SHA-256
  bytes INTEGER NOT NULL,
  at INTEGER NOT NULL,
  of TEXT NOT NULL, -- the market day it was made for
  officer INTEGER,
  UNIQUE (stall, number)
) STRICT;

CREATE TABLE notice (
  number INTEGER PRIMARY KEY,
  request TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT,
  zone TEXT REFERENCES zone (id),
  tag TEXT,
  stall TEXT REFERENCES stall (id),
  posted INTEGER NOT NULL,
  ended INTEGER, -- when it was taken down
  officer INTEGER
) STRICT;

CREATE TABLE voucher_withdrawn (
  serial TEXT PRIMARY KEY,
  seq INTEGER NOT NULL UNIQUE,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  officer INTEGER
) STRICT;
