-- What members offer to help with, and who may find them by it: each opt-in dated, kept like a consent.
CREATE TABLE skill_offers (
    id @id PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    -- The present home, so that a search looks at own places only.
    place @id NOT NULL,
    -- A skill of the file that ships.
    skill @text NOT NULL,
    -- 1: officers of her branch; 2: and of her region; 3: and of the movement as a whole.
    audience @int NOT NULL,
    text_version @text NOT NULL,
    given_at @int NOT NULL,
    withdrawn_at @int
) @strict;

CREATE UNIQUE INDEX skill_offers_standing ON skill_offers (person, skill) WHERE withdrawn_at IS NULL;
CREATE INDEX skill_offers_found ON skill_offers (skill, place, person, audience) WHERE withdrawn_at IS NULL;
CREATE INDEX skill_offers_person ON skill_offers (person, given_at);
CREATE INDEX skill_offers_withdrawn ON skill_offers (withdrawn_at) WHERE withdrawn_at IS NOT NULL;
