-- Work that waits, runs, is done or was given up. No personal data in clear text: a payload holds ids.
CREATE TABLE jobs (
    id @id PRIMARY KEY,
    kind @text NOT NULL,
    key @text UNIQUE,
    payload @text NOT NULL,
    run_at @int NOT NULL,
    attempts @int NOT NULL,
    lease_owner @id,
    lease_until @int,
    last_error @text,
    done_at @int,
    poisoned_at @int
) @strict;

CREATE INDEX jobs_waiting ON jobs (kind, run_at, id) WHERE done_at IS NULL AND poisoned_at IS NULL;

CREATE INDEX jobs_done ON jobs (done_at) WHERE done_at IS NOT NULL;

-- When each periodic job is due next; whoever moves it on puts the job into the queue.
CREATE TABLE timetable (
    name @text PRIMARY KEY,
    next_at @int NOT NULL
) @strict;
