-- Version 1 of the archive. docs/archive.md says what every table and column means.
-- `post` is the number of a post in this archive; within a post the entries keep the ids of the record.
-- Dates are ISO 8601 text, perhaps partial (2019-02); both ends of a span are inclusive.

-- What was run, and what became of every post read.
CREATE TABLE runs (
    run INTEGER PRIMARY KEY,
    started TEXT NOT NULL,
    finished TEXT,
    version TEXT NOT NULL,
    arguments TEXT NOT NULL,
    read INTEGER NOT NULL DEFAULT 0,
    stored INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    duplicate INTEGER NOT NULL DEFAULT 0,
    quarantined INTEGER NOT NULL DEFAULT 0
);

-- What made a record: package, rules and model.
CREATE TABLE pipelines (
    pipeline INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    rules_version TEXT NOT NULL,
    model TEXT,
    model_version TEXT,
    model_sha256 TEXT,
    fingerprint TEXT NOT NULL UNIQUE
);

-- One row a post. `dated` is the day a post is filed under: its first dated event, or its publication.
CREATE TABLE posts (
    post INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    uri TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    format TEXT NOT NULL,
    encoding TEXT NOT NULL,
    title TEXT,
    url TEXT,
    author TEXT,
    published TEXT,
    post_id TEXT,
    language TEXT NOT NULL,
    script TEXT NOT NULL,
    characters INTEGER NOT NULL,
    words INTEGER NOT NULL,
    dated TEXT,
    pipeline INTEGER NOT NULL REFERENCES pipelines (pipeline)
);
CREATE INDEX posts_text ON posts (text_sha256);
CREATE INDEX posts_dated ON posts (dated);
CREATE INDEX posts_id ON posts (id);

-- The record as it came, whole.
CREATE TABLE records (
    post INTEGER PRIMARY KEY REFERENCES posts (post) ON DELETE CASCADE,
    record TEXT NOT NULL
);

CREATE TABLE categories (
    post INTEGER NOT NULL REFERENCES posts (post) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    category TEXT NOT NULL,
    PRIMARY KEY (post, number)
) WITHOUT ROWID;

-- A post whose text an earlier post has, word for word (exact) or nearly (near). Links, nothing is dropped.
CREATE TABLE duplicates (
    post INTEGER PRIMARY KEY REFERENCES posts (post) ON DELETE CASCADE,
    original INTEGER NOT NULL REFERENCES posts (post) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('exact', 'near')),
    similarity REAL NOT NULL
);
CREATE INDEX duplicates_original ON duplicates (original);

-- MinHash signature of each text, and its bands, by which near duplicates are found.
CREATE TABLE signatures (
    post INTEGER PRIMARY KEY REFERENCES posts (post) ON DELETE CASCADE,
    signature BLOB NOT NULL
);
CREATE TABLE signature_bands (
    band INTEGER NOT NULL,
    post INTEGER NOT NULL,
    PRIMARY KEY (band, post)
) WITHOUT ROWID;

CREATE TABLE organizations (
    post INTEGER NOT NULL REFERENCES posts (post) ON DELETE CASCADE,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent TEXT,
    place TEXT,
    name_key TEXT NOT NULL,
    confidence REAL NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (post, id),
    FOREIGN KEY (post, parent) REFERENCES organizations (post, id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
CREATE INDEX organizations_name ON organizations (name_key);

CREATE TABLE short_names (
    post INTEGER NOT NULL,
    organization TEXT NOT NULL,
    number INTEGER NOT NULL,
    short_name TEXT NOT NULL,
    PRIMARY KEY (post, organization, number),
    FOREIGN KEY (post, organization) REFERENCES organizations (post, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

-- `name_key` is surname and initials in lower case («ахметова г т»), for looking people up.
CREATE TABLE people (
    post INTEGER NOT NULL REFERENCES posts (post) ON DELETE CASCADE,
    id TEXT NOT NULL,
    full TEXT NOT NULL,
    surname TEXT,
    given TEXT,
    patronymic TEXT,
    initials TEXT,
    gender TEXT,
    name_key TEXT NOT NULL,
    confidence REAL NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (post, id)
) WITHOUT ROWID;
CREATE INDEX people_name ON people (name_key);

CREATE TABLE roles (
    post INTEGER NOT NULL,
    person TEXT NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    organization TEXT,
    place TEXT,
    text TEXT,
    status TEXT NOT NULL,
    confidence REAL NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (post, person, number),
    FOREIGN KEY (post, person) REFERENCES people (post, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (post, organization) REFERENCES organizations (post, id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
CREATE INDEX roles_title ON roles (title);

-- `list` is people or organizations, `entry` the id there.
CREATE TABLE mentions (
    post INTEGER NOT NULL REFERENCES posts (post) ON DELETE CASCADE,
    list TEXT NOT NULL,
    entry TEXT NOT NULL,
    number INTEGER NOT NULL,
    form TEXT,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (post, list, entry, number)
) WITHOUT ROWID;

-- `district` is the district, town or region named in the place, or else in the place of the first organizer.
CREATE TABLE events (
    post INTEGER NOT NULL REFERENCES posts (post) ON DELETE CASCADE,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    kind_text TEXT,
    name TEXT,
    start TEXT,
    end TEXT,
    place TEXT,
    district TEXT,
    occasion TEXT,
    attendance INTEGER,
    part_of TEXT,
    confidence REAL NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (post, id),
    FOREIGN KEY (post, part_of) REFERENCES events (post, id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
CREATE INDEX events_calendar ON events (start, kind, district);
CREATE INDEX events_kind ON events (kind, start);

CREATE TABLE organizers (
    post INTEGER NOT NULL,
    event TEXT NOT NULL,
    number INTEGER NOT NULL,
    organization TEXT NOT NULL,
    PRIMARY KEY (post, event, number),
    FOREIGN KEY (post, event) REFERENCES events (post, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (post, organization) REFERENCES organizations (post, id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

CREATE TABLE participants (
    post INTEGER NOT NULL,
    event TEXT NOT NULL,
    number INTEGER NOT NULL,
    part TEXT NOT NULL,
    person TEXT,
    organization TEXT,
    PRIMARY KEY (post, event, number),
    FOREIGN KEY (post, event) REFERENCES events (post, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (post, person) REFERENCES people (post, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (post, organization) REFERENCES organizations (post, id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

CREATE TABLE program (
    post INTEGER NOT NULL,
    event TEXT NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    speaker TEXT,
    confidence REAL NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (post, event, number),
    FOREIGN KEY (post, event) REFERENCES events (post, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (post, speaker) REFERENCES people (post, id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

-- `dated` is the start of the event the award was given at, or else the day the post is filed under.
CREATE TABLE awards (
    post INTEGER NOT NULL REFERENCES posts (post) ON DELETE CASCADE,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    kind_text TEXT,
    name TEXT,
    degree INTEGER,
    place INTEGER,
    nomination TEXT,
    issuer_text TEXT,
    issuer_organization TEXT,
    issuer_person TEXT,
    presenter TEXT,
    reason TEXT,
    occasion TEXT,
    event TEXT,
    dated TEXT,
    confidence REAL NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (post, id),
    FOREIGN KEY (post, issuer_organization) REFERENCES organizations (post, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (post, issuer_person) REFERENCES people (post, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (post, presenter) REFERENCES people (post, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (post, event) REFERENCES events (post, id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
CREATE INDEX awards_dated ON awards (dated, kind);
CREATE INDEX awards_kind ON awards (kind, dated);

CREATE TABLE recipients (
    post INTEGER NOT NULL,
    award TEXT NOT NULL,
    number INTEGER NOT NULL,
    person TEXT,
    organization TEXT,
    branch TEXT,
    branch_text TEXT,
    place INTEGER,
    score REAL,
    PRIMARY KEY (post, award, number),
    FOREIGN KEY (post, award) REFERENCES awards (post, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (post, person) REFERENCES people (post, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (post, organization) REFERENCES organizations (post, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (post, branch) REFERENCES organizations (post, id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
CREATE INDEX recipients_branch ON recipients (branch_text);

CREATE TABLE dates (
    post INTEGER NOT NULL REFERENCES posts (post) ON DELETE CASCADE,
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    start TEXT,
    end TEXT,
    precision TEXT NOT NULL,
    relation TEXT NOT NULL,
    anchored INTEGER NOT NULL,
    confidence REAL NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (post, id)
) WITHOUT ROWID;

CREATE TABLE works (
    post INTEGER NOT NULL REFERENCES posts (post) ON DELETE CASCADE,
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    genre TEXT,
    author TEXT,
    confidence REAL NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (post, id),
    FOREIGN KEY (post, author) REFERENCES people (post, id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

CREATE TABLE quantities (
    post INTEGER NOT NULL REFERENCES posts (post) ON DELETE CASCADE,
    id TEXT NOT NULL,
    value REAL NOT NULL,
    unit TEXT NOT NULL,
    about TEXT,
    confidence REAL NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (post, id)
) WITHOUT ROWID;

-- Where each extracted thing stands: offsets in code points into the text of the record.
-- `list` and `entry` name the thing, `part` what of it (empty, or roles[0], program[2], …).
CREATE TABLE evidence (
    post INTEGER NOT NULL REFERENCES posts (post) ON DELETE CASCADE,
    list TEXT NOT NULL,
    entry TEXT NOT NULL,
    part TEXT NOT NULL,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (post, list, entry, part, number)
) WITHOUT ROWID;

CREATE TABLE warnings (
    post INTEGER NOT NULL REFERENCES posts (post) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (post, number)
) WITHOUT ROWID;

-- What could not be read, extracted, validated or stored, with the bytes to do it again.
-- `bytes_total` above length(bytes) says that the bytes were too many to keep; they are at `uri`.
CREATE TABLE quarantine (
    quarantine INTEGER PRIMARY KEY,
    uri TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('read', 'extract', 'validate', 'store', 'worker')),
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    post_json TEXT,
    bytes BLOB,
    bytes_total INTEGER NOT NULL,
    version TEXT NOT NULL,
    run INTEGER REFERENCES runs (run),
    attempts INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX quarantine_stage ON quarantine (stage);

-- What a refresh, or a change of the source, altered in a record: added, removed and changed values by JSON path.
CREATE TABLE changes (
    change INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (run),
    post INTEGER NOT NULL REFERENCES posts (post) ON DELETE CASCADE,
    cause TEXT NOT NULL CHECK (cause IN ('source', 'refresh')),
    difference TEXT NOT NULL
);
CREATE INDEX changes_post ON changes (post);

-- Full text: the lemma of every word in order, the words as they stand in lower case, and the title.
CREATE VIRTUAL TABLE search USING fts5 (
    lemmas, forms, title, tokenize = "unicode61 remove_diacritics 0 tokenchars '-''’'"
);

-- The text of each post, for those who do not want to open the JSON.
CREATE VIEW texts AS
    SELECT posts.post, posts.uri, records.record ->> '$.text' AS text
    FROM posts JOIN records USING (post);

-- The views below leave out posts that repeat an earlier one, so that nothing is counted twice.
CREATE VIEW award_list AS
    SELECT awards.dated, awards.kind, awards.kind_text, awards.name AS award,
           COALESCE(people.full, recipient.name) AS recipient,
           COALESCE(branch.name, recipients.branch_text) AS branch,
           COALESCE(recipients.place, awards.place) AS place, awards.nomination,
           COALESCE(awards.issuer_text, issuer.name) AS issuer, awards.reason,
           awards.post, awards.id AS award_id, recipients.person AS person_id, posts.uri, people.name_key,
           MIN(awards.confidence, COALESCE(people.confidence, recipient.confidence, 1.0)) AS confidence
    FROM awards
    JOIN posts ON posts.post = awards.post
    JOIN recipients ON recipients.post = awards.post AND recipients.award = awards.id
    LEFT JOIN people ON people.post = recipients.post AND people.id = recipients.person
    LEFT JOIN organizations AS recipient
        ON recipient.post = recipients.post AND recipient.id = recipients.organization
    LEFT JOIN organizations AS branch ON branch.post = recipients.post AND branch.id = recipients.branch
    LEFT JOIN organizations AS issuer ON issuer.post = awards.post AND issuer.id = awards.issuer_organization
    WHERE NOT EXISTS (SELECT 1 FROM duplicates WHERE duplicates.post = awards.post);

CREATE VIEW role_list AS
    SELECT people.full AS person, roles.title, COALESCE(organizations.name, roles.place) AS held_in, roles.status,
           posts.dated, roles.text, people.name_key, roles.post, roles.person AS person_id, posts.uri, roles.confidence
    FROM people
    JOIN roles ON roles.post = people.post AND roles.person = people.id
    JOIN posts ON posts.post = people.post
    LEFT JOIN organizations ON organizations.post = roles.post AND organizations.id = roles.organization
    WHERE NOT EXISTS (SELECT 1 FROM duplicates WHERE duplicates.post = people.post);

CREATE VIEW event_list AS
    SELECT events.start, events.end, events.kind, events.kind_text, events.name, events.place, events.district,
           events.attendance, events.post, events.id AS event_id, posts.uri, posts.title, events.confidence
    FROM events
    JOIN posts ON posts.post = events.post
    WHERE NOT EXISTS (SELECT 1 FROM duplicates WHERE duplicates.post = events.post);

CREATE VIEW program_list AS
    SELECT events.start AS dated, program.title, people.full AS speaker, events.kind AS event_kind,
           events.name AS event, program.post, program.event AS event_id, program.number, posts.uri, people.name_key,
           program.confidence
    FROM program
    JOIN events ON events.post = program.post AND events.id = program.event
    JOIN posts ON posts.post = program.post
    LEFT JOIN people ON people.post = program.post AND people.id = program.speaker
    WHERE NOT EXISTS (SELECT 1 FROM duplicates WHERE duplicates.post = program.post);
