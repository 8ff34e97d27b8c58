-- The evidence log: its entries, the hash tiles over them, and the signed checkpoint.
CREATE TABLE evidence_entry (
  n ${number} PRIMARY KEY,
  body ${bytes} NOT NULL
);
CREATE TABLE evidence_tile (
  level ${number} NOT NULL,
  n ${number} NOT NULL,
  hashes ${bytes} NOT NULL,
  PRIMARY KEY (level, n)
);
CREATE TABLE evidence_head (
  one ${number} PRIMARY KEY CHECK (one = 1),
  note TEXT NOT NULL
);

-- What the log calls those who act. Their names stand here alone.
CREATE TABLE staff (
  id TEXT PRIMARY KEY,
  pseudonym TEXT NOT NULL UNIQUE
);

-- Approvals by digest, and who asked for them. Rows are only added.
CREATE TABLE approval_request (
  n ${counter},
  segment TEXT NOT NULL,
  digest TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  note TEXT NOT NULL
);
CREATE TABLE approval (
  n ${counter},
  segment TEXT NOT NULL,
  digest TEXT NOT NULL,
  decision TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  reason TEXT NOT NULL
);
CREATE INDEX approval_of ON approval (segment, digest);
