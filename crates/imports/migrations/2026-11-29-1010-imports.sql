-- Imports of members: who, when, how far, and what came of it in figures. Nothing here says who is in a file, nor what it was called.
CREATE TABLE imports (
    id @id PRIMARY KEY,
    -- Under which id the key of its file is kept.
    key @id NOT NULL,
    made_by @id,
    made_at @int NOT NULL,
    format @text NOT NULL,
    size_bytes @int NOT NULL,
    -- Headings and first rows, sealed.
    peek @bytes,
    -- JSON: the encoding and the field of each column.
    mapping @text,
    state @text NOT NULL,
    -- The number of its present step: a job of an earlier one does nothing.
    serial @int NOT NULL,
    -- Portions, or rows, that are done in the present state.
    done @int NOT NULL,
    portions @int,
    -- JSON: why the file could not be read.
    problem @text,
    -- JSON, each: what the dry run, the run and undoing came to.
    trial @text,
    outcome @text,
    undone @text,
    -- Where it is kept that these people agreed to be members.
    proof @text,
    -- Whether letters are still to be written to whom it entered, and up to which row they are.
    tells @bool NOT NULL,
    told @int NOT NULL,
    run_by @id,
    run_at @int,
    ended_at @int,
    undone_by @id,
    undone_at @int,
    -- When file and portions were destroyed.
    forgotten_at @int
) @strict;

CREATE INDEX imports_made ON imports (made_at);

-- The file as it came, in pieces, sealed with the import's own key.
CREATE TABLE import_pieces (
    import @id NOT NULL REFERENCES imports (id),
    number @int NOT NULL,
    sealed @bytes NOT NULL,
    PRIMARY KEY (import, number)
) @strict_without_rowid;

-- Its rows with what was found, some hundreds together, sealed in the same way.
CREATE TABLE import_portions (
    import @id NOT NULL REFERENCES imports (id),
    number @int NOT NULL,
    sealed @bytes NOT NULL,
    PRIMARY KEY (import, number)
) @strict_without_rowid;

-- Whom an import entered, or in whose entry it filled something in.
CREATE TABLE import_rows (
    import @id NOT NULL REFERENCES imports (id),
    number @int NOT NULL,
    person @id NOT NULL,
    at @int NOT NULL,
    is_entered @bool NOT NULL,
    -- Hash of the sealed field as the import left it, where it filled one in.
    postcode @bytes,
    address @bytes,
    PRIMARY KEY (import, number)
) @strict_without_rowid;

CREATE INDEX import_rows_person ON import_rows (person);
