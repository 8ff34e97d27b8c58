-- What segments' files were, each time that somebody changed one here. Only added to.
CREATE TABLE segment_version (
  n ${counter},
  segment TEXT NOT NULL,
  made_at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  before_digest TEXT NOT NULL,
  text TEXT NOT NULL,
  entry ${number} NOT NULL
);
CREATE INDEX segment_version_of ON segment_version (segment, n);
