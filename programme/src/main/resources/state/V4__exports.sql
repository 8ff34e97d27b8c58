-- What left, each time it was written. `begun` has no file yet, `pending` is in the log and on its way to its name.
CREATE TABLE export (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  segment TEXT NOT NULL,
  file TEXT NOT NULL,
  temporary TEXT NOT NULL,
  state TEXT NOT NULL,
  made_at TEXT NOT NULL,
  valid_until TEXT NOT NULL,
  row_count ${number} NOT NULL,
  manifest TEXT NOT NULL
);
CREATE INDEX export_of_file ON export (file);

-- Exports on their way to a receiver, and the chunks of them that it has acknowledged.
CREATE TABLE export_delivery (
  id TEXT PRIMARY KEY,
  export TEXT NOT NULL,
  receiver TEXT NOT NULL,
  chunk_rows ${number} NOT NULL,
  begun_at TEXT NOT NULL,
  done_at TEXT
);
CREATE TABLE export_chunk (
  delivery TEXT NOT NULL,
  n ${number} NOT NULL,
  acknowledged_at TEXT NOT NULL,
  PRIMARY KEY (delivery, n)
);
