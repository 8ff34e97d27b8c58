-- Attempts at a course: what was drawn, and in which order it is shown. One without answers is open.
CREATE TABLE training_attempt (
  n ${counter},
  id TEXT NOT NULL UNIQUE,
  person TEXT NOT NULL,
  course TEXT NOT NULL,
  digest TEXT NOT NULL,
  seed ${number} NOT NULL,
  drawn TEXT NOT NULL,
  drawn_at TEXT NOT NULL,
  answered_at TEXT,
  answers TEXT,
  passed ${number}
);
CREATE INDEX training_attempt_of ON training_attempt (person, course);

-- Results: of attempts, and of other systems. One that is passed is a certificate, by its number. Rows are only added.
CREATE TABLE training_result (
  n ${counter},
  statement TEXT NOT NULL UNIQUE,
  person TEXT NOT NULL,
  course TEXT NOT NULL,
  version ${number} NOT NULL,
  digest TEXT,
  score TEXT,
  passed ${number} NOT NULL,
  result_at TEXT NOT NULL,
  valid_until TEXT,
  source TEXT,
  evidence TEXT,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  entry_index ${number} NOT NULL,
  entry TEXT NOT NULL,
  checkpoint TEXT NOT NULL
);
CREATE INDEX training_result_of ON training_result (person, course);
