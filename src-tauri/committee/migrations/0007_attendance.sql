-- The market's calendar, excuses, and the market days that two officers closed.

CREATE TABLE calendar (
  from_day TEXT PRIMARY KEY,
  weekdays TEXT NOT NULL CHECK (length(weekdays) = 7) -- from Sunday on: 1 is a market day
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_day (
  day TEXT PRIMARY KEY,
  open INTEGER NOT NULL CHECK (open IN (0, 1)),
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE excuse (
  stall TEXT NOT NULL REFERENCES stall (id),
  day TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (stall, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX excuse_by_day ON excuse (day);

CREATE TABLE day_closing (
  day TEXT PRIMARY KEY,
  seq INTEGER NOT NULL UNIQUE,
  last_seq INTEGER NOT NULL CHECK (last_seq >= seq), -- the last fee that was worked out with it
  request TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  officer INTEGER NOT NULL,
  witness INTEGER NOT NULL CHECK (witness <> officer),
  figures TEXT NOT NULL
) STRICT, WITHOUT ROWID;
