-- Version 3 of the archive: who is who over all posts, as `nlp-reports authority` finds it.

-- One row a person or body. The id stays as long as one of its entries does.
CREATE TABLE identities (
    identity TEXT PRIMARY KEY,
    list TEXT NOT NULL CHECK (list IN ('people', 'organizations')),
    name TEXT NOT NULL,
    entries INTEGER NOT NULL,
    first_year INTEGER,
    last_year INTEGER
) WITHOUT ROWID;

-- Which identity each entry of a post is of; `block` is what it was compared within, `node` its name and context.
CREATE TABLE person_identities (
    post INTEGER NOT NULL,
    person TEXT NOT NULL,
    identity TEXT NOT NULL REFERENCES identities (identity),
    block TEXT NOT NULL,
    node TEXT NOT NULL,
    PRIMARY KEY (post, person),
    FOREIGN KEY (post, person) REFERENCES people (post, id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX person_identities_identity ON person_identities (identity);
CREATE INDEX person_identities_block ON person_identities (block);
CREATE TABLE organization_identities (
    post INTEGER NOT NULL,
    organization TEXT NOT NULL,
    identity TEXT NOT NULL REFERENCES identities (identity),
    block TEXT NOT NULL,
    node TEXT NOT NULL,
    PRIMARY KEY (post, organization),
    FOREIGN KEY (post, organization) REFERENCES organizations (post, id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX organization_identities_identity ON organization_identities (identity);
CREATE INDEX organization_identities_block ON organization_identities (block);

-- Pairs that may be one and that nobody has decided on; `pair` names them for the reviewer.
CREATE TABLE identity_doubts (
    pair TEXT PRIMARY KEY,
    list TEXT NOT NULL,
    left_node TEXT NOT NULL,
    right_node TEXT NOT NULL,
    left_identity TEXT NOT NULL,
    right_identity TEXT NOT NULL,
    bits REAL NOT NULL
) WITHOUT ROWID;

CREATE INDEX identity_doubts_left ON identity_doubts (left_node);
CREATE INDEX identity_doubts_right ON identity_doubts (right_node);

-- What people decided of two nodes; it goes before every score, in every later run.
CREATE TABLE identity_verdicts (
    pair TEXT PRIMARY KEY,
    list TEXT NOT NULL,
    left_node TEXT NOT NULL,
    right_node TEXT NOT NULL,
    same INTEGER NOT NULL CHECK (same IN (0, 1)),
    actor TEXT NOT NULL,
    decided TEXT NOT NULL
) WITHOUT ROWID;

-- Which state of each post was looked at, so that only what changed is looked at again.
CREATE TABLE authority_posts (
    post INTEGER PRIMARY KEY REFERENCES posts (post) ON DELETE CASCADE,
    state TEXT NOT NULL
);
