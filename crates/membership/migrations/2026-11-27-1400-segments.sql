-- Members are counted by home, standing and time of joining from the index alone.
CREATE INDEX standings_counted ON standings (place, state, since, starts_at, ends_at, suspended_since, person);

CREATE INDEX consents_standing ON consents (purpose, person) WHERE withdrawn_at IS NULL;

-- Selections of members that an officer keeps for herself: what is chosen by, never who was found.
CREATE TABLE saved_segments (
    id @id PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    -- What she calls it, with her key.
    name @bytes NOT NULL,
    chosen @text NOT NULL,
    saved_at @int NOT NULL
) @strict;

CREATE INDEX saved_segments_person ON saved_segments (person, saved_at);
