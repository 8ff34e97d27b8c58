-- What somebody is writing of a segment and has not saved: one draft for a person and a segment, and beside it the last
-- one that she set aside, to be taken back. `begun_digest` is of the file's text that it began from.
CREATE TABLE segment_draft (
  segment TEXT NOT NULL,
  by_id TEXT NOT NULL,
  aside ${number} NOT NULL,
  begun_digest TEXT NOT NULL,
  text TEXT NOT NULL,
  kept_at TEXT NOT NULL,
  PRIMARY KEY (segment, by_id, aside)
);

-- Who is asked to decide; blank where anybody may be.
ALTER TABLE approval_request ADD COLUMN reviewer TEXT NOT NULL DEFAULT '';

-- Requests that whoever asked has taken back. Rows are only added.
CREATE TABLE approval_withdrawal (
  request ${number} PRIMARY KEY,
  by_id TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL
);

-- What was decided on, as it then stood, so that it can be held against what stands later; blank in older rows.
ALTER TABLE approval ADD COLUMN grounds TEXT NOT NULL DEFAULT '';
