-- Who signs in to the web application. `folded` is the id as it is compared: two spellings are one account.
-- `password` holds a salted hash with its parameters. The epoch grows with every change that ends sessions.
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  folded TEXT NOT NULL UNIQUE,
  roles TEXT NOT NULL,
  enabled ${number} NOT NULL,
  epoch ${number} NOT NULL,
  made_at TEXT NOT NULL,
  password TEXT NOT NULL,
  one_time_until TEXT
);

-- Who an identity provider says somebody is.
CREATE TABLE account_subject (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  account TEXT NOT NULL REFERENCES account (id),
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX account_subject_of ON account_subject (account);

-- Failed sign-ins in a row, by account; of ids that nobody has, by a part of their hash with the secret.
CREATE TABLE account_secret (
  one ${number} PRIMARY KEY CHECK (one = 1),
  bytes ${bytes} NOT NULL
);
CREATE TABLE account_failure (
  name TEXT PRIMARY KEY,
  failures ${number} NOT NULL,
  failed_at TEXT NOT NULL,
  locked_until TEXT
);

-- Tokens for programs: SHA-256 of each, never the token.
CREATE TABLE api_token (
  n ${counter},
  hash TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL REFERENCES account (id),
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  made_at TEXT NOT NULL,
  ends_at TEXT NOT NULL,
  revoked_at TEXT,
  used_on TEXT
);
CREATE INDEX api_token_of ON api_token (account);

-- Requests that may come twice, with what was answered. One without a status is being worked on.
CREATE TABLE api_repeat (
  account TEXT NOT NULL REFERENCES account (id),
  repeat_key TEXT NOT NULL,
  digest TEXT NOT NULL,
  begun_at TEXT NOT NULL,
  status ${number},
  content_type TEXT,
  body ${bytes},
  PRIMARY KEY (account, repeat_key)
);
CREATE INDEX api_repeat_since ON api_repeat (begun_at);
