-- Runs of segments that are in the log, with the secret that persons' salts are made of.
CREATE TABLE run (
  segment TEXT NOT NULL,
  run TEXT NOT NULL,
  digest TEXT NOT NULL,
  as_of TEXT NOT NULL,
  made_at TEXT NOT NULL,
  secret ${bytes} NOT NULL,
  root TEXT NOT NULL,
  leaves ${number} NOT NULL,
  entry ${number} NOT NULL,
  PRIMARY KEY (segment, run)
);
