-- What officers noted about a member. Each has a day on which it is destroyed.
CREATE TABLE notes (
    id @id PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    -- Where she was at home: whose officers it belongs to.
    place @id NOT NULL,
    -- In which office it was written, and the place that this covers.
    office @id NOT NULL,
    covers @id NOT NULL,
    -- Nobody once she was erased.
    writer @id,
    written_at @int NOT NULL,
    -- With the key of the person it is about.
    sealed @bytes NOT NULL,
    -- From here on nobody reads it: as it was meant, and as it is since she asked to remove it.
    meant_until @int NOT NULL,
    until @int NOT NULL,
    asked_at @int,
    -- That it stays although she asked, as somebody else than the writer decided.
    kept_at @int,
    kept_by @id
) @strict;

CREATE INDEX notes_person ON notes (person, written_at);
CREATE INDEX notes_until ON notes (until);
CREATE INDEX notes_writer ON notes (writer) WHERE writer IS NOT NULL;
CREATE INDEX notes_kept_by ON notes (kept_by) WHERE kept_by IS NOT NULL;
