-- Version 2 of the archive: what reviewers decided. The record as extracted stays in `records`; the rows of a post
-- (people, awards, …) are those of its effective record: the extraction with the decisions applied.

-- Every decision ever taken; nothing is changed or deleted here. `uri` is empty for decisions on who is who.
-- `was` is what the extraction said (null for what it missed), `becomes` what the reviewer says (null where that is the
-- same, or nothing); both name people and bodies, not ids, so that they mean the same after a refresh and elsewhere.
CREATE TABLE decisions (
    decision INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    uri TEXT NOT NULL,
    fact TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('accept', 'correct', 'reject', 'add', 'merge', 'split', 'withdraw')),
    kind TEXT NOT NULL,
    was TEXT,
    becomes TEXT,
    evidence TEXT NOT NULL,
    actor TEXT NOT NULL,
    decided TEXT NOT NULL
);
CREATE INDEX decisions_fact ON decisions (uri, fact);

-- The decisions that stand: the latest on each fact, unless it was withdrawn.
CREATE VIEW standing_decisions AS
    SELECT decision, key, uri, fact, action, kind, was, becomes, evidence, actor, decided FROM (
        SELECT *, ROW_NUMBER() OVER (PARTITION BY uri, fact ORDER BY decided DESC, key DESC) AS newest FROM decisions
    ) WHERE newest = 1 AND action <> 'withdraw';

-- How each standing decision fits what the extraction says now. Made anew with every decision and every refresh.
-- fits: applied · reread: the extraction now says something else there · missing: it finds the fact no more ·
-- words_gone: the words stand there no more · invalid: with the others it makes no valid record.
CREATE TABLE fitting (
    decision INTEGER PRIMARY KEY REFERENCES decisions (decision),
    post INTEGER NOT NULL,
    fact TEXT,
    fit TEXT NOT NULL CHECK (fit IN ('fits', 'reread', 'missing', 'words_gone', 'invalid'))
);
CREATE INDEX fitting_post ON fitting (post);

-- The effective record of each post that decisions were taken about.
CREATE TABLE reviewed (
    post INTEGER PRIMARY KEY REFERENCES posts (post) ON DELETE CASCADE,
    record TEXT NOT NULL
);

-- The effective record of every post.
CREATE VIEW effective_records AS
    SELECT records.post, posts.uri, COALESCE(reviewed.record, records.record) AS record,
           reviewed.post IS NOT NULL AS reviewed
    FROM records JOIN posts USING (post) LEFT JOIN reviewed USING (post);

-- Which identity a name belongs to, by decision: of every post (`uri` empty) or of one.
CREATE TABLE identity_keys (
    list TEXT NOT NULL CHECK (list IN ('people', 'organizations')),
    name_key TEXT NOT NULL,
    uri TEXT NOT NULL,
    identity TEXT NOT NULL,
    PRIMARY KEY (list, name_key, uri)
) WITHOUT ROWID;
CREATE INDEX identity_keys_identity ON identity_keys (list, identity);

-- What the review starts from: the least sure entries first.
CREATE INDEX people_doubt ON people (confidence);
CREATE INDEX organizations_doubt ON organizations (confidence);
CREATE INDEX roles_doubt ON roles (confidence);
CREATE INDEX events_doubt ON events (confidence);
CREATE INDEX program_doubt ON program (confidence);
CREATE INDEX awards_doubt ON awards (confidence);
