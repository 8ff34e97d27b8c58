-- Requests of persons about their data. What happened is only added; where a request stands follows from it.
CREATE TABLE request (
  n ${counter},
  kind TEXT NOT NULL,
  person_hash TEXT NOT NULL,
  place TEXT NOT NULL,
  received TEXT NOT NULL,
  due TEXT NOT NULL,
  due_rule TEXT NOT NULL,
  due_cite TEXT NOT NULL,
  extendable_to TEXT,
  acknowledge_by TEXT,
  acknowledge_rule TEXT,
  acknowledge_cite TEXT,
  purposes TEXT NOT NULL,
  channels TEXT NOT NULL,
  receipt TEXT NOT NULL
);
CREATE INDEX request_of ON request (person_hash);
CREATE TABLE request_event (
  n ${counter},
  request ${number} NOT NULL REFERENCES request (n),
  step TEXT NOT NULL,
  at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  detail TEXT NOT NULL
);
CREATE INDEX request_event_of ON request_event (request);

-- Whose request it is. An erasure takes the row; what stays is the keyed hash.
CREATE TABLE request_person (
  request ${number} PRIMARY KEY REFERENCES request (n),
  person TEXT NOT NULL
);
CREATE TABLE request_secret (
  one ${number} PRIMARY KEY CHECK (one = 1),
  bytes ${bytes} NOT NULL
);

-- Erasures that have begun: what they are to remove, in counts, and whether they are through.
CREATE TABLE erasure_work (
  request ${number} PRIMARY KEY REFERENCES request (n),
  begun_at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  plan TEXT NOT NULL,
  ended_at TEXT
);
