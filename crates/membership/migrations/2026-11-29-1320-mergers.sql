-- Two entries that were taken to be one person. For some days everything can be undone; then the first is given up.
CREATE TABLE mergers (
    id @id PRIMARY KEY,
    -- The entry that is set aside, and the one that stays.
    gone @id NOT NULL,
    stays @id NOT NULL,
    -- Where the first was at home.
    place @id NOT NULL,
    by_person @id,
    begun_at @int NOT NULL,
    -- When it becomes final.
    final_at @int NOT NULL,
    -- When it was undone, and by whom; nobody for the person herself.
    undone_at @int,
    undone_by @id,
    -- When the first entry was given up.
    done_at @int
) @strict_without_rowid;

CREATE INDEX mergers_gone ON mergers (gone);
CREATE INDEX mergers_stays ON mergers (stays);
CREATE INDEX mergers_due ON mergers (final_at) WHERE done_at IS NULL AND undone_at IS NULL;
CREATE INDEX mergers_begun ON mergers (begun_at);
