-- Version 5: doubts and entries are found by the node they are about.
CREATE INDEX IF NOT EXISTS identity_doubts_left ON identity_doubts (left_node);
CREATE INDEX IF NOT EXISTS identity_doubts_right ON identity_doubts (right_node);
CREATE INDEX person_identities_node ON person_identities (node);
CREATE INDEX organization_identities_node ON organization_identities (node);
