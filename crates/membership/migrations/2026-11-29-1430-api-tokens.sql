-- What lets a program in: made by an officer for one place, for what she chose, and shown once.
CREATE TABLE api_tokens (
    id @id PRIMARY KEY,
    -- SHA-256 of the token, which is kept nowhere.
    hash @bytes NOT NULL UNIQUE,
    place @id NOT NULL,
    -- The office that it rests on: what that does not allow now, the token does not open.
    office @id NOT NULL,
    name @text NOT NULL,
    -- Words, with a blank between them.
    scopes @text NOT NULL,
    -- Nobody once she was erased.
    made_by @id,
    made_at @int NOT NULL,
    -- The first instant at which it opens nothing more, whatever happens.
    expires_at @int NOT NULL,
    -- The first instant of the day on which it was last used.
    used_at @int,
    -- When it was ended before that, and by whom; nobody where it ended with its office or with the standing of who made it.
    ended_at @int,
    ended_by @id
) @strict;

CREATE INDEX api_tokens_place ON api_tokens (place, made_at);
CREATE INDEX api_tokens_office ON api_tokens (office);
CREATE INDEX api_tokens_made_by ON api_tokens (made_by) WHERE made_by IS NOT NULL;
CREATE INDEX api_tokens_ended_by ON api_tokens (ended_by) WHERE ended_by IS NOT NULL;
CREATE INDEX api_tokens_expires ON api_tokens (expires_at);
