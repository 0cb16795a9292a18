-- A code with which a member lets an officer look along with her: a keyed hash, at most one for each member.
CREATE TABLE support_codes (
    person @id PRIMARY KEY REFERENCES persons (id),
    hash @bytes NOT NULL,
    made_at @int NOT NULL,
    ends_at @int NOT NULL,
    -- So many wrong ones were typed for it.
    wrong @int NOT NULL
) @strict_without_rowid;

CREATE INDEX support_codes_ends ON support_codes (ends_at);

-- Who looks along with whom now. The row goes when it is over: that it was stands in the access log.
CREATE TABLE support_looks (
    person @id PRIMARY KEY REFERENCES persons (id),
    id @id NOT NULL UNIQUE,
    -- Hash of the officer's session in which it happens, and in no other.
    session @bytes NOT NULL UNIQUE,
    helper @id NOT NULL,
    office @id NOT NULL,
    -- The place that the office covers.
    place @id NOT NULL,
    begun_at @int NOT NULL,
    ends_at @int NOT NULL
) @strict_without_rowid;

CREATE INDEX support_looks_helper ON support_looks (helper);
CREATE INDEX support_looks_ends ON support_looks (ends_at);
