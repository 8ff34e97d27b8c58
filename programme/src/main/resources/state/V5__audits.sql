-- Audits, what each control came to, and findings with what became of them. Runs, results and events are only added.
CREATE TABLE audit_run (
  n ${counter},
  run_at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  whole ${number} NOT NULL,
  digest TEXT NOT NULL,
  entry ${number} NOT NULL
);
CREATE TABLE audit_result (
  run ${number} NOT NULL REFERENCES audit_run (n),
  control TEXT NOT NULL,
  severity TEXT NOT NULL,
  result TEXT NOT NULL,
  detail TEXT NOT NULL,
  observations TEXT NOT NULL,
  PRIMARY KEY (run, control)
);
CREATE INDEX audit_result_of ON audit_result (control);
CREATE TABLE audit_finding (
  n ${counter},
  control TEXT NOT NULL,
  subject TEXT NOT NULL,
  severity TEXT NOT NULL,
  detail TEXT NOT NULL,
  state TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  times ${number} NOT NULL,
  owner TEXT,
  due TEXT NOT NULL,
  accepted_by TEXT,
  accepted_reason TEXT,
  accepted_until TEXT,
  closed_at TEXT
);
CREATE INDEX audit_finding_of ON audit_finding (control, subject);
CREATE TABLE audit_event (
  n ${counter},
  finding ${number} NOT NULL REFERENCES audit_finding (n),
  step TEXT NOT NULL,
  event_at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  detail TEXT NOT NULL
);
CREATE INDEX audit_event_of ON audit_event (finding);
