-- Who looked at which field of whom, in which office, and why. Rows are only ever added; each is chained to the one before
-- by a hash over a salted commitment, so that erasing a person takes the readable part and leaves the chain whole.
CREATE TABLE access_log (
    number @int PRIMARY KEY,
    at @int NOT NULL,
    -- Nobody once she was erased.
    viewer @id,
    office @id NOT NULL,
    place @id NOT NULL,
    -- Whose field it is; nobody once she was erased.
    person @id,
    field @text NOT NULL,
    purpose @text NOT NULL,
    -- With the key of the person looked at.
    note @bytes,
    salt @bytes,
    commitment @bytes NOT NULL,
    hash @bytes NOT NULL
) @strict;

CREATE INDEX access_log_person ON access_log (person, number) WHERE person IS NOT NULL;
CREATE INDEX access_log_viewer ON access_log (viewer, at) WHERE viewer IS NOT NULL;
