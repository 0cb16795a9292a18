-- New addresses of mail that wait for the button behind a letter sent to them.
CREATE TABLE email_changes (
    token @bytes PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    -- The new address, with the person's key.
    sealed @bytes NOT NULL,
    expires_at @int NOT NULL
) @strict_without_rowid;

CREATE INDEX email_changes_person ON email_changes (person);

-- That a person corrected what is kept of her: which field, and when; never what it was.
CREATE TABLE corrections (
    id @id PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    field @text NOT NULL,
    at @int NOT NULL
) @strict;

CREATE INDEX corrections_person ON corrections (person, at);

-- Who objects to everything that is not needed for membership itself.
CREATE TABLE objections (
    person @id PRIMARY KEY REFERENCES persons (id),
    at @int NOT NULL
) @strict_without_rowid;
