-- Who is signed in: the hash of the token in the browser's cookie.
CREATE TABLE sessions (
    hash @bytes PRIMARY KEY,
    person @id NOT NULL,
    started_at @int NOT NULL,
    ends_at @int NOT NULL
) @strict_without_rowid;

CREATE INDEX sessions_of ON sessions (person);

-- Forms that have done their work. Votes are not among them: their own mark says that they are in.
CREATE TABLE done_forms (
    nonce @bytes PRIMARY KEY,
    done_at @int NOT NULL
) @strict_without_rowid;
