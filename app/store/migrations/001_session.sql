-- The journal and, beside it, the rows that can be erased. `sum` is a CRC-32 of the body.
-- Tables WITHOUT ROWID keep no order of arrival.

CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    body TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE TABLE participants (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    sum INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE texts (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    sum INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE question_keys (
    question TEXT NOT NULL,
    round INTEGER NOT NULL,
    body TEXT NOT NULL,
    sum INTEGER NOT NULL,
    PRIMARY KEY (question, round)
) WITHOUT ROWID;

CREATE TABLE ballots (
    question TEXT NOT NULL,
    round INTEGER NOT NULL,
    voter TEXT NOT NULL,
    body TEXT NOT NULL,
    sum INTEGER NOT NULL,
    PRIMARY KEY (question, round, voter)
) WITHOUT ROWID;

CREATE TABLE secrets (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
