-- Exports: who asked for which members and which purpose, and who decided on it. The file itself is never kept; it is made anew
-- from the list of members each time the one who asked takes it.
CREATE TABLE exports (
    id @id PRIMARY KEY,
    place @id NOT NULL,
    -- Whom it holds, as a segment stands in an address.
    chosen @text NOT NULL,
    purpose @text NOT NULL,
    -- Sealed with the installation's key: it belongs to the office, and outlives who wrote it.
    reason @bytes NOT NULL,
    -- Nobody once she was erased.
    asked_by @id,
    office @id NOT NULL,
    asked_at @int NOT NULL,
    withdrawn_at @int,
    decided_at @int,
    decided_by @id,
    decided_office @id,
    is_let_go @bool,
    -- Why not, sealed in the same way.
    refusal @bytes,
    -- When it was written down whom it holds, or that it holds nobody after all.
    listed_at @int,
    is_void @bool NOT NULL,
    expires_at @int,
    members @int NOT NULL,
    list_hash @bytes
) @strict;

CREATE INDEX exports_asked ON exports (asked_at);
CREATE INDEX exports_by ON exports (asked_by, asked_at) WHERE asked_by IS NOT NULL;

-- Who is in an export. What commits to a member stays when she is erased, and tells nothing any more.
CREATE TABLE export_members (
    export @id NOT NULL REFERENCES exports (id),
    number @int NOT NULL,
    person @id,
    salt @bytes,
    leaf @bytes NOT NULL,
    PRIMARY KEY (export, number)
) @strict_without_rowid;

CREATE INDEX export_members_person ON export_members (person) WHERE person IS NOT NULL;

-- Each time that the file was taken.
CREATE TABLE export_downloads (
    export @id NOT NULL REFERENCES exports (id),
    at @int NOT NULL,
    PRIMARY KEY (export, at)
) @strict_without_rowid;

-- A made-up member of an export got mail.
CREATE TABLE export_incidents (
    export @id NOT NULL REFERENCES exports (id),
    -- Keyed hash of the message: one that comes twice stands here once.
    message @bytes NOT NULL,
    canary @int NOT NULL,
    heard_at @int NOT NULL,
    -- From whom it said that it was.
    sealed @bytes NOT NULL,
    PRIMARY KEY (export, message)
) @strict_without_rowid;
