-- Passkeys: the public half, with its counter, as the library writes it; sealed with the person's key, as is the name
-- that she gave it. Found by a hash of the credential's id.
CREATE TABLE passkeys (
    id @id PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    credential @bytes NOT NULL UNIQUE,
    sealed @bytes NOT NULL,
    name @bytes NOT NULL,
    added_at @int NOT NULL,
    used_at @int
) @strict;

CREATE INDEX passkeys_person ON passkeys (person, added_at, id);

-- One-time codes: the secret that a program on her phone has too, sealed with the person's key. It counts once it was
-- confirmed by one code; no code of the last step used, or of an earlier one, is taken again.
CREATE TABLE one_time_codes (
    person @id PRIMARY KEY REFERENCES persons (id),
    sealed @bytes NOT NULL,
    begun_at @int NOT NULL,
    confirmed_at @int,
    last_step @int NOT NULL,
    -- Wrong codes since an hour, and until when none is looked at.
    wrong @int NOT NULL,
    wrong_since @int NOT NULL,
    locked_until @int
) @strict_without_rowid;

-- Recovery codes: keyed hashes, each used once.
CREATE TABLE recovery_codes (
    person @id NOT NULL REFERENCES persons (id),
    hash @bytes NOT NULL,
    made_at @int NOT NULL,
    used_at @int,
    PRIMARY KEY (person, hash)
) @strict_without_rowid;

-- What the server remembers between asking a passkey and its answer: five minutes, once. Nobody while she who answers
-- is not yet known.
CREATE TABLE ceremonies (
    token @bytes PRIMARY KEY,
    person @id,
    sealed @bytes NOT NULL,
    expires_at @int NOT NULL
) @strict_without_rowid;

-- Browsers from which a person has signed in: the hash of a random cookie.
CREATE TABLE known_browsers (
    person @id NOT NULL REFERENCES persons (id),
    hash @bytes NOT NULL,
    used_at @int NOT NULL,
    PRIMARY KEY (person, hash)
) @strict_without_rowid;

CREATE INDEX known_browsers_used ON known_browsers (used_at);
