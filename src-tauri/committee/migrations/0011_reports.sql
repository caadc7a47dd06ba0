-- Sums for reports, kept by triggers as rows of the tables above come and change: ten years are
-- browsed without adding them up again, and whoever writes those tables cannot forget them.
-- A month is "2026-11". What a settlement says of its hours comes from its lines, at receipt.

CREATE TABLE settlement_hour (
  file TEXT NOT NULL REFERENCES settlement (file),
  hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
  receipts INTEGER NOT NULL,
  net INTEGER NOT NULL,
  PRIMARY KEY (file, hour)
) STRICT, WITHOUT ROWID;

CREATE TABLE settlement_tender (
  file TEXT NOT NULL REFERENCES settlement (file),
  kind TEXT NOT NULL,
  sold INTEGER NOT NULL,
  refunded INTEGER NOT NULL,
  PRIMARY KEY (file, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO settlement_tender
  SELECT s.file, t.value ->> 'kind', t.value ->> 'sold', t.value ->> 'refunded'
  FROM settlement s, json_each(s.close, '$.totals.tenders') t;

-- A business day: files, those that count, stalls of these, their sums; fees and what was paid of
-- them. `fee` is after what was waived.
CREATE TABLE day_sum (
  day TEXT PRIMARY KEY,
  files INTEGER NOT NULL DEFAULT 0,
  counted INTEGER NOT NULL DEFAULT 0,
  stalls INTEGER NOT NULL DEFAULT 0,
  receipts INTEGER NOT NULL DEFAULT 0,
  gross INTEGER NOT NULL DEFAULT 0,
  refunded INTEGER NOT NULL DEFAULT 0,
  net INTEGER NOT NULL DEFAULT 0,
  fee INTEGER NOT NULL DEFAULT 0,
  waived INTEGER NOT NULL DEFAULT 0,
  paid INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE day_tender (
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  sold INTEGER NOT NULL,
  refunded INTEGER NOT NULL,
  PRIMARY KEY (day, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE day_hour (
  day TEXT NOT NULL,
  hour INTEGER NOT NULL,
  receipts INTEGER NOT NULL,
  net INTEGER NOT NULL,
  PRIMARY KEY (day, hour)
) STRICT, WITHOUT ROWID;

-- Days of stalls that are not even: owed, or below zero when the fee fell after it was paid.
CREATE TABLE open_day (
  stall TEXT NOT NULL REFERENCES stall (id),
  day TEXT NOT NULL,
  owed INTEGER NOT NULL,
  PRIMARY KEY (stall, day)
) STRICT, WITHOUT ROWID;

-- What was received in a month, and of all payments taken back in it, by way of paying.
CREATE TABLE month_money (
  month TEXT NOT NULL,
  kind TEXT NOT NULL,
  received INTEGER NOT NULL,
  taken_back INTEGER NOT NULL,
  PRIMARY KEY (month, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE head_published (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('day', 'month')),
  of_day TEXT NOT NULL,
  head_seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  officer INTEGER
) STRICT;

CREATE INDEX settlement_takings ON settlement (day, stall, net) WHERE booked = 1;
CREATE INDEX settlement_by_arrival ON settlement (stall, seq);
CREATE INDEX settlement_not_booked ON settlement (stall, confirmed) WHERE booked = 0;
CREATE INDEX payment_day_by_day ON payment_day (day);
CREATE INDEX payment_reversal_by_time ON payment_reversal (at);

CREATE TRIGGER a_settlement_came AFTER INSERT ON settlement
BEGIN
  INSERT INTO day_sum (day, files) VALUES (NEW.day, 1)
    ON CONFLICT (day) DO UPDATE SET files = files + 1;
END;

CREATE TRIGGER a_settlement_counts_or_not AFTER UPDATE OF booked ON settlement
WHEN NEW.booked <> OLD.booked
BEGIN
  UPDATE day_sum SET
    counted = counted + (NEW.booked - OLD.booked),
    stalls = stalls + (NEW.booked - OLD.booked) * NOT EXISTS (
      SELECT 1 FROM settlement o WHERE o.day = NEW.day AND o.stall = NEW.stall AND o.booked = 1
        AND o.file <> NEW.file),
    receipts = receipts + (NEW.booked - OLD.booked)
      * (json_extract(NEW.close, '$.totals.sales') + json_extract(NEW.close, '$.totals.refunds')),
    gross = gross + (NEW.booked - OLD.booked) * json_extract(NEW.close, '$.totals.gross'),
    refunded = refunded
      + (NEW.booked - OLD.booked) * json_extract(NEW.close, '$.totals.refunded'),
    net = net + (NEW.booked - OLD.booked) * NEW.net
  WHERE day = NEW.day;
  INSERT INTO day_tender (day, kind, sold, refunded)
    SELECT NEW.day, kind, (NEW.booked - OLD.booked) * sold, (NEW.booked - OLD.booked) * refunded
    FROM settlement_tender WHERE file = NEW.file
    ON CONFLICT (day, kind) DO UPDATE SET
      sold = sold + excluded.sold, refunded = refunded + excluded.refunded;
  INSERT INTO day_hour (day, hour, receipts, net)
    SELECT NEW.day, hour, (NEW.booked - OLD.booked) * receipts, (NEW.booked - OLD.booked) * net
    FROM settlement_hour WHERE file = NEW.file
    ON CONFLICT (day, hour) DO UPDATE SET
      receipts = receipts + excluded.receipts, net = net + excluded.net;
END;

CREATE TRIGGER a_fee_was_assessed AFTER INSERT ON fee_assessment WHEN NEW.holds = 1
BEGIN
  INSERT INTO day_sum (day, fee) VALUES (NEW.day, NEW.total)
    ON CONFLICT (day) DO UPDATE SET fee = fee + excluded.fee;
  INSERT INTO open_day (stall, day, owed) VALUES (NEW.stall, NEW.day, NEW.total)
    ON CONFLICT (stall, day) DO UPDATE SET owed = owed + excluded.owed;
  DELETE FROM open_day WHERE stall = NEW.stall AND day = NEW.day AND owed = 0;
END;

CREATE TRIGGER a_fee_holds_no_more AFTER UPDATE OF holds ON fee_assessment
WHEN OLD.holds = 1 AND NEW.holds = 0
BEGIN
  UPDATE day_sum SET fee = fee - OLD.total,
    waived = waived + (SELECT coalesce(sum(amount), 0) FROM fee_line
      WHERE assessment = OLD.seq AND source = 'waiver')
  WHERE day = OLD.day;
  INSERT INTO open_day (stall, day, owed) VALUES (OLD.stall, OLD.day, -OLD.total)
    ON CONFLICT (stall, day) DO UPDATE SET owed = owed + excluded.owed;
  DELETE FROM open_day WHERE stall = OLD.stall AND day = OLD.day AND owed = 0;
END;

CREATE TRIGGER a_fee_was_waived AFTER INSERT ON fee_line WHEN NEW.source = 'waiver'
BEGIN
  UPDATE day_sum SET waived = waived - NEW.amount
  WHERE day = (SELECT day FROM fee_assessment WHERE seq = NEW.assessment AND holds = 1);
END;

CREATE TRIGGER a_day_was_paid AFTER INSERT ON payment_day
BEGIN
  UPDATE day_sum SET paid = paid + NEW.amount WHERE day = NEW.day;
  INSERT INTO open_day (stall, day, owed) VALUES (NEW.stall, NEW.day, -NEW.amount)
    ON CONFLICT (stall, day) DO UPDATE SET owed = owed + excluded.owed;
  DELETE FROM open_day WHERE stall = NEW.stall AND day = NEW.day AND owed = 0;
END;

CREATE TRIGGER money_came AFTER INSERT ON payment
BEGIN
  INSERT INTO month_money (month, kind, received, taken_back)
    VALUES (substr(NEW.day, 1, 7), NEW.kind, NEW.amount, 0)
    ON CONFLICT (month, kind) DO UPDATE SET received = received + excluded.received;
END;

CREATE TRIGGER a_payment_was_taken_back AFTER UPDATE OF reversed ON payment
WHEN OLD.reversed = 0 AND NEW.reversed = 1
BEGIN
  UPDATE day_sum SET paid = paid - (SELECT sum(d.amount) FROM payment_day d
    WHERE d.payment = NEW.seq AND d.day = day_sum.day)
  WHERE day IN (SELECT day FROM payment_day WHERE payment = NEW.seq);
  INSERT INTO open_day (stall, day, owed)
    SELECT stall, day, amount FROM payment_day WHERE payment = NEW.seq
    ON CONFLICT (stall, day) DO UPDATE SET owed = owed + excluded.owed;
  DELETE FROM open_day WHERE stall = NEW.stall AND owed = 0;
END;

-- The business day of a moment turns at four in the morning in Bangkok: three hours after UTC.
CREATE TRIGGER money_went_back AFTER INSERT ON payment_reversal
BEGIN
  INSERT INTO month_money (month, kind, received, taken_back)
    SELECT strftime('%Y-%m', NEW.at + 10800, 'unixepoch'), kind, 0, amount
    FROM payment WHERE seq = NEW.payment
    ON CONFLICT (month, kind) DO UPDATE SET taken_back = taken_back + excluded.taken_back;
END;

-- What an older book already holds.
INSERT INTO day_sum (day, files, counted, stalls, receipts, gross, refunded, net)
  SELECT day, count(*), sum(booked), count(DISTINCT CASE WHEN booked = 1 THEN stall END),
    sum(booked * (json_extract(close, '$.totals.sales')
      + json_extract(close, '$.totals.refunds'))),
    sum(booked * json_extract(close, '$.totals.gross')),
    sum(booked * json_extract(close, '$.totals.refunded')), sum(booked * net)
  FROM settlement GROUP BY day;
INSERT INTO day_sum (day) SELECT DISTINCT day FROM fee_assessment
  WHERE day NOT IN (SELECT day FROM day_sum);
UPDATE day_sum SET
  fee = (SELECT coalesce(sum(total), 0) FROM fee_assessment a
    WHERE a.day = day_sum.day AND holds = 1),
  waived = (SELECT -coalesce(sum(l.amount), 0) FROM fee_assessment a
    JOIN fee_line l ON l.assessment = a.seq
    WHERE a.day = day_sum.day AND a.holds = 1 AND l.source = 'waiver'),
  paid = (SELECT coalesce(sum(d.amount), 0) FROM payment_day d
    JOIN payment p ON p.seq = d.payment WHERE d.day = day_sum.day AND p.reversed = 0);
INSERT INTO day_tender
  SELECT m.day, t.kind, sum(m.booked * t.sold), sum(m.booked * t.refunded)
  FROM settlement m JOIN settlement_tender t ON t.file = m.file GROUP BY m.day, t.kind;
INSERT INTO open_day
  SELECT stall, day, sum(amount) FROM (
    SELECT stall, day, total AS amount FROM fee_assessment WHERE holds = 1
    UNION ALL
    SELECT d.stall, d.day, -d.amount FROM payment_day d
      JOIN payment p ON p.seq = d.payment WHERE p.reversed = 0)
  GROUP BY stall, day HAVING sum(amount) <> 0;
INSERT INTO month_money SELECT substr(day, 1, 7), kind, sum(amount), 0 FROM payment GROUP BY 1, 2;
INSERT INTO month_money
  SELECT strftime('%Y-%m', r.at + 10800, 'unixepoch'), p.kind, 0, sum(p.amount)
  FROM payment_reversal r JOIN payment p ON p.seq = r.payment WHERE true GROUP BY 1, 2
  ON CONFLICT (month, kind) DO UPDATE SET taken_back = excluded.taken_back;
