-- What somebody wrote to the organisers of a place, and what they answered. It belongs to the office, whoever holds it.
CREATE TABLE threads (
    id @id PRIMARY KEY,
    -- Whose organisers it was written to.
    place @id NOT NULL,
    -- Not a person of ours: the key that everything of this thread is sealed with is kept under this id.
    key @id NOT NULL UNIQUE,
    -- Name, e-mail and language of who wrote.
    writer @bytes NOT NULL,
    -- Hash of what her link holds.
    token @bytes NOT NULL UNIQUE,
    opened_at @int NOT NULL,
    -- When something was last added.
    last_at @int NOT NULL,
    -- Whether the last word is hers.
    waits @bool NOT NULL,
    closed_at @int
) @strict;

CREATE INDEX threads_place ON threads (place, waits, last_at);
CREATE INDEX threads_last ON threads (last_at);

CREATE TABLE thread_messages (
    id @id PRIMARY KEY,
    thread @id NOT NULL REFERENCES threads (id),
    ordinal @int NOT NULL,
    -- Whether it is an answer of the office, and who gave it; nobody once she was erased.
    is_answer @bool NOT NULL,
    answered_by @id,
    sealed @bytes NOT NULL,
    at @int NOT NULL,
    UNIQUE (thread, ordinal)
) @strict;

CREATE INDEX thread_messages_answered ON thread_messages (answered_by) WHERE answered_by IS NOT NULL;
