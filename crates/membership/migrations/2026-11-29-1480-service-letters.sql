-- Single letters that tell a member what she must know: each is kept until it can no longer come back, and one that did not reach her
-- until it was written on paper.
CREATE TABLE service_letters (
    id @id PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    -- Where she is at home, or was last.
    place @id NOT NULL,
    -- What it is about, and the case of one that is about a case.
    about @text NOT NULL,
    matter @id,
    -- Keyed hash of the address that it went to; nothing for whoever has none.
    address @bytes,
    sent_at @int NOT NULL,
    -- When it was known that it did not reach her.
    missed_at @int,
    -- When it was written on paper instead, and by whom.
    posted_at @int,
    posted_by @id
) @strict_without_rowid;

CREATE INDEX service_letters_person ON service_letters (person, sent_at);
CREATE INDEX service_letters_missed ON service_letters (place, missed_at, id) WHERE missed_at IS NOT NULL;
CREATE INDEX service_letters_sent ON service_letters (sent_at);
