-- Slips of transfers, of all stalls together: one that pays twice is found, whoever took it.

CREATE TABLE bank_slip (
  file TEXT NOT NULL REFERENCES settlement (file),
  receipt INTEGER NOT NULL,
  bank TEXT NOT NULL,
  reference TEXT NOT NULL,
  PRIMARY KEY (file, receipt, bank, reference)
) STRICT, WITHOUT ROWID;
CREATE INDEX bank_slip_by_reference ON bank_slip (bank, reference);
