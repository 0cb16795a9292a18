-- Branches that members want to found, from the request to the founding meeting.
CREATE TABLE new_branches (
    id @id PRIMARY KEY,
    -- Under which id the key of its texts is kept.
    key @id NOT NULL UNIQUE,
    -- The place that it will be part of: whose officers answer, whose members may join.
    parent @id NOT NULL,
    -- Nobody once she was erased, or it has been founded for long.
    requester @id,
    name_en @text NOT NULL,
    name_cy @text,
    covers @text NOT NULL,
    -- Why it is wanted, and why it was refused: sealed.
    why @bytes,
    reason @bytes,
    -- Where the founding meeting is held.
    venue @text,
    -- Whom the founding meeting elected to convene it.
    convener @id,
    -- The place that it has become.
    place @id UNIQUE,
    asked_at @int NOT NULL,
    -- When nothing more happens, as things are.
    closes_at @int NOT NULL
) @strict;

CREATE INDEX new_branches_parent ON new_branches (parent, closes_at);
CREATE INDEX new_branches_closes ON new_branches (closes_at);
CREATE INDEX new_branches_requester ON new_branches (requester) WHERE requester IS NOT NULL;

CREATE TABLE new_branch_steps (
    branch @id NOT NULL REFERENCES new_branches (id),
    ordinal @int NOT NULL,
    at @int NOT NULL,
    -- Nobody where it came about by itself, or she was erased.
    by_person @id,
    step @text NOT NULL,
    meeting_at @int,
    present @int,
    PRIMARY KEY (branch, ordinal)
) @strict_without_rowid;

CREATE INDEX new_branch_steps_by ON new_branch_steps (by_person) WHERE by_person IS NOT NULL;

-- Who said that she would join.
CREATE TABLE new_branch_backers (
    branch @id NOT NULL REFERENCES new_branches (id),
    person @id NOT NULL REFERENCES persons (id),
    since @int NOT NULL,
    -- How many steps there were when she was last written to.
    told @int NOT NULL,
    PRIMARY KEY (branch, person)
) @strict_without_rowid;

CREATE INDEX new_branch_backers_person ON new_branch_backers (person);
