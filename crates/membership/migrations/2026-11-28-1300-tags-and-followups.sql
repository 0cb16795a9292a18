-- Words that the officers of a place define, to find its members by.
CREATE TABLE tags (
    id @id PRIMARY KEY,
    place @id NOT NULL,
    word @text NOT NULL,
    made_at @int NOT NULL,
    UNIQUE (place, word)
) @strict;

-- Who has which; each goes by itself.
CREATE TABLE person_tags (
    tag @id NOT NULL REFERENCES tags (id),
    person @id NOT NULL REFERENCES persons (id),
    set_at @int NOT NULL,
    -- From here on nobody reads it.
    until @int NOT NULL,
    PRIMARY KEY (tag, person)
) @strict_without_rowid;

CREATE INDEX person_tags_person ON person_tags (person);
CREATE INDEX person_tags_until ON person_tags (until);

-- That somebody is to come back to a member by a day.
CREATE TABLE follow_ups (
    id @id PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    -- Where she was at home: whose officers it belongs to.
    place @id NOT NULL,
    -- The first instant after the day.
    due @int NOT NULL,
    -- With the key of the person it is about; gone once it is done.
    words @bytes,
    -- The office whose holder does it; when that ends, it is again for all officers of the place.
    office @id,
    made_at @int NOT NULL,
    -- Nobody once she was erased.
    made_by @id,
    done_at @int,
    -- From here on nobody reads it.
    until @int NOT NULL
) @strict;

CREATE INDEX follow_ups_person ON follow_ups (person, made_at);
CREATE INDEX follow_ups_place ON follow_ups (place, due) WHERE done_at IS NULL;
CREATE INDEX follow_ups_office ON follow_ups (office, due) WHERE done_at IS NULL;
CREATE INDEX follow_ups_until ON follow_ups (until);
CREATE INDEX follow_ups_made_by ON follow_ups (made_by) WHERE made_by IS NOT NULL;
