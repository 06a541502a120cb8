-- Ballots as they were committed: one row holds those of one round that came in one append. A row is only
-- ever added and of two ballots of one voter the later counts, so that a ballot costs the same however many
-- there are. `number` is the order of the appends.

ALTER TABLE ballots RENAME TO single_ballots;

CREATE TABLE ballots (
    number INTEGER PRIMARY KEY,
    question TEXT NOT NULL,
    round INTEGER NOT NULL,
    body TEXT NOT NULL,
    sum INTEGER NOT NULL
);

INSERT INTO ballots (question, round, body, sum)
SELECT question, round, stack, crc32(stack) FROM (
    SELECT question, round, '[' || group_concat(body, ',') || ']' AS stack FROM single_ballots GROUP BY question, round
);

DROP TABLE single_ballots;
