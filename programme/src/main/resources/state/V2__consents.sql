-- What persons say about the use of their data, as it comes. Rows are only added; an erasure removes those of its person.
-- n counts over all three tables, in the order in which transactions were committed.
CREATE TABLE consent_event (
  n ${number} PRIMARY KEY,
  batch ${number} NOT NULL,
  digest ${bytes} NOT NULL UNIQUE,
  salt ${bytes} NOT NULL,
  person TEXT NOT NULL,
  purpose TEXT NOT NULL,
  channel TEXT NOT NULL,
  status TEXT NOT NULL,
  happened_at TEXT NOT NULL,
  expires_at TEXT,
  method TEXT NOT NULL,
  explicit ${number} NOT NULL,
  notice TEXT NOT NULL,
  product TEXT,
  proof TEXT,
  recorded_at TEXT NOT NULL
);
CREATE INDEX consent_event_of ON consent_event (person);
CREATE INDEX consent_event_in ON consent_event (batch);

CREATE TABLE restriction_event (
  n ${number} PRIMARY KEY,
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  begins_at TEXT NOT NULL,
  ends_at TEXT,
  reason TEXT NOT NULL,
  recorded_at TEXT NOT NULL
);
CREATE INDEX restriction_event_of ON restriction_event (person);

-- Who was erased, so that a source which brings her back is not believed: SHA-256 of the ledger's secret and her key.
CREATE TABLE erased_person (
  hash TEXT PRIMARY KEY,
  n ${number} NOT NULL,
  erased_at TEXT NOT NULL
);

-- The events that were committed together, and the log's entry on them.
CREATE TABLE consent_batch (
  n ${number} PRIMARY KEY,
  events ${number} NOT NULL,
  root TEXT NOT NULL,
  entry ${number} NOT NULL,
  entry_hash TEXT NOT NULL
);

-- Leaves of events that an erasure removed, so that the others of their batches can still be proved.
CREATE TABLE consent_leaf (
  n ${number} PRIMARY KEY,
  batch ${number} NOT NULL,
  leaf ${bytes} NOT NULL
);
CREATE INDEX consent_leaf_in ON consent_leaf (batch);

CREATE TABLE consent_ledger (
  one ${number} PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL,
  secret TEXT NOT NULL,
  version ${number} NOT NULL
);
