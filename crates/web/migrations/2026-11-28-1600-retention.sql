-- What was let go when its time was over: for each class the last look, and how much went, when, and in all.
CREATE TABLE retention_runs (
    what @text PRIMARY KEY,
    looked_at @int NOT NULL,
    gone @int NOT NULL,
    last_gone @int NOT NULL,
    last_gone_at @int
) @strict_without_rowid;
