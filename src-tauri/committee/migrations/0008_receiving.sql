-- Closing slips beside files: a day known by its slip counts until its file comes, and that file
-- must be the very one it promises. Which of two with one number was kept; keys that ended on a
-- day; gaps that were explained; days that a till's clock put into the future.

ALTER TABLE settlement ADD COLUMN future INTEGER NOT NULL DEFAULT 0 CHECK (future IN (0, 1));
ALTER TABLE stall_key ADD COLUMN seq INTEGER NOT NULL DEFAULT 0; -- of several in one second
-- the last business day that is taken from a retired key; before there was one: (last_epoch, last_z)
ALTER TABLE stall_key ADD COLUMN last_day TEXT;
ALTER TABLE stall_key ADD COLUMN reason TEXT NOT NULL DEFAULT '';
UPDATE stall_key SET seq = coalesce((SELECT max(j.seq) FROM journal j WHERE j.kind = 'key_accepted'
  AND json_extract(j.line, '$.body.key') = stall_key.key
  AND json_extract(j.line, '$.body.stall') = stall_key.stall), 0);

CREATE TABLE slip (
  slip TEXT PRIMARY KEY, -- SHA-256 of the text
  seq INTEGER NOT NULL UNIQUE,
  text TEXT NOT NULL,
  received INTEGER NOT NULL,
  verdict TEXT NOT NULL, -- as it stands now
  reason TEXT NOT NULL,
  params TEXT NOT NULL,
  -- what the slip says of itself; proved only where it is confirmed
  stall TEXT NOT NULL,
  device TEXT NOT NULL,
  key_id TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  z INTEGER NOT NULL,
  day TEXT NOT NULL,
  file TEXT NOT NULL, -- the settlement it promises
  receipts INTEGER NOT NULL,
  gross INTEGER NOT NULL, -- taken
  refunded INTEGER NOT NULL, -- given back
  net INTEGER NOT NULL,
  aside INTEGER NOT NULL CHECK (aside IN (0, 1)), -- of another market or an unknown stall: for ever
  future INTEGER NOT NULL CHECK (future IN (0, 1)),
  key TEXT, -- the accepted key that signed it; none while it is not confirmed
  booked INTEGER NOT NULL CHECK (booked IN (0, 1)), -- it counts, as long as there is no file
  CHECK (booked = 0 OR key IS NOT NULL)
) STRICT;
CREATE INDEX slip_by_run ON slip (stall, key, epoch, z);
CREATE INDEX slip_by_day ON slip (day, stall);
CREATE INDEX slip_by_key ON slip (key_id);

CREATE TABLE slip_tender (
  slip TEXT NOT NULL REFERENCES slip (slip),
  kind TEXT NOT NULL,
  sold INTEGER NOT NULL,
  refunded INTEGER NOT NULL,
  PRIMARY KEY (slip, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE fork_decision (
  seq INTEGER PRIMARY KEY,
  stall TEXT NOT NULL REFERENCES stall (id),
  key TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  z INTEGER NOT NULL,
  keep TEXT NOT NULL,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX fork_decision_by_run ON fork_decision (stall, key, epoch, z);

CREATE TABLE gap_explained (
  file TEXT PRIMARY KEY REFERENCES settlement (file),
  seq INTEGER NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;

-- everything that counts for a stall's day, by file or by slip
CREATE VIEW counting AS
  SELECT file, stall, day, net FROM settlement WHERE booked = 1
  UNION ALL SELECT file, stall, day, net FROM slip WHERE booked = 1;

-- everything that came, as it stands
CREATE VIEW arrival AS
  SELECT sha256, stall, day, verdict, reason FROM file WHERE day IS NOT NULL
  UNION ALL SELECT sha256, stall, received_day, verdict, reason FROM file WHERE day IS NULL
  UNION ALL SELECT slip, stall, day, verdict, reason FROM slip;

-- the sums of days know slips too, as long as they count; of hours a slip says nothing

CREATE TRIGGER a_slip_came AFTER INSERT ON slip WHEN NEW.aside = 0
BEGIN
  INSERT INTO day_sum (day, files) VALUES (NEW.day, 1)
    ON CONFLICT (day) DO UPDATE SET files = files + 1;
END;

CREATE TRIGGER a_slip_stands_for_itself_or_not AFTER UPDATE OF verdict ON slip
WHEN NEW.aside = 0 AND (NEW.verdict = 'agrees') <> (OLD.verdict = 'agrees')
BEGIN
  UPDATE day_sum SET files = files + (OLD.verdict = 'agrees') - (NEW.verdict = 'agrees')
  WHERE day = NEW.day;
END;

CREATE TRIGGER a_slip_counts_or_not AFTER UPDATE OF booked ON slip WHEN NEW.booked <> OLD.booked
BEGIN
  UPDATE day_sum SET
    counted = counted + (NEW.booked - OLD.booked),
    stalls = stalls + (NEW.booked - OLD.booked)
      * NOT EXISTS (SELECT 1 FROM settlement o
        WHERE o.day = NEW.day AND o.stall = NEW.stall AND o.booked = 1)
      * NOT EXISTS (SELECT 1 FROM slip o WHERE o.day = NEW.day AND o.stall = NEW.stall
        AND o.booked = 1 AND o.slip <> NEW.slip),
    receipts = receipts + (NEW.booked - OLD.booked) * NEW.receipts,
    gross = gross + (NEW.booked - OLD.booked) * NEW.gross,
    refunded = refunded + (NEW.booked - OLD.booked) * NEW.refunded,
    net = net + (NEW.booked - OLD.booked) * NEW.net
  WHERE day = NEW.day;
  INSERT INTO day_tender (day, kind, sold, refunded)
    SELECT NEW.day, kind, (NEW.booked - OLD.booked) * sold, (NEW.booked - OLD.booked) * refunded
    FROM slip_tender WHERE slip = NEW.slip
    ON CONFLICT (day, kind) DO UPDATE SET
      sold = sold + excluded.sold, refunded = refunded + excluded.refunded;
END;

-- a stall that counts by a slip already is not counted a second time by another part's file
CREATE TRIGGER a_settlement_beside_a_slip AFTER UPDATE OF booked ON settlement
WHEN NEW.booked <> OLD.booked
  AND EXISTS (SELECT 1 FROM slip o
    WHERE o.day = NEW.day AND o.stall = NEW.stall AND o.booked = 1)
  AND NOT EXISTS (SELECT 1 FROM settlement o WHERE o.day = NEW.day AND o.stall = NEW.stall
    AND o.booked = 1 AND o.file <> NEW.file)
BEGIN
  UPDATE day_sum SET stalls = stalls - (NEW.booked - OLD.booked) WHERE day = NEW.day;
END;

-- days of the future are asked for at every receiving: there are none, or a few
CREATE INDEX settlement_of_the_future ON settlement (day) WHERE future = 1;
CREATE INDEX slip_of_the_future ON slip (day) WHERE future = 1;
