-- People. Nothing here says who they are: names and contact fields are in person_fields, sealed with a key of
-- their own that lives in the key store.
CREATE TABLE persons (
    id @id PRIMARY KEY,
    -- By chance, so that it tells nothing of when somebody joined.
    number @int NOT NULL UNIQUE,
    made_at @int NOT NULL
) @strict;

CREATE TABLE person_fields (
    person @id NOT NULL REFERENCES persons (id),
    field @text NOT NULL,
    sealed @bytes NOT NULL,
    PRIMARY KEY (person, field)
) @strict_without_rowid;

-- E-mail is found by keyed hash; two persons never have the same.
CREATE TABLE email_hashes (
    hash @bytes PRIMARY KEY,
    person @id NOT NULL UNIQUE REFERENCES persons (id)
) @strict_without_rowid;

-- Keyed hashes of the beginnings of names. No reference to persons: ten rows a person, checked one by one, would
-- double the time of an import. The place is the present home, so that a search looks at own places only.
CREATE TABLE name_prefixes (
    person @id NOT NULL,
    prefix @int NOT NULL,
    place @id NOT NULL,
    PRIMARY KEY (person, prefix)
) @strict_without_rowid;

CREATE INDEX name_prefixes_found ON name_prefixes (prefix, place, person);

-- What happened to memberships; the truth from which standings are worked out.
CREATE TABLE membership_events (
    id @id PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    at @int NOT NULL,
    -- Which of the person's events it is, in the order of entering: of two at one instant the later counts last.
    ordinal @int NOT NULL,
    what @text NOT NULL,
    place @id,
    until @int,
    rule @text,
    -- Who entered it; nobody when the person herself did.
    entered_by @id,
    entered_at @int NOT NULL
) @strict;

CREATE INDEX membership_events_person ON membership_events (person, at, ordinal);

-- The spells of each person, written anew together with each event, so that a roll is read without replaying histories.
CREATE TABLE standings (
    person @id NOT NULL REFERENCES persons (id),
    starts_at @int NOT NULL,
    ends_at @int,
    state @text NOT NULL,
    since @int NOT NULL,
    place @id,
    suspended_since @int,
    suspended_until @int,
    PRIMARY KEY (person, starts_at)
) @strict_without_rowid;

CREATE INDEX standings_place ON standings (place, person, starts_at);

CREATE INDEX standings_former ON standings (starts_at) WHERE state IN ('left', 'removed', 'died') AND ends_at IS NULL;

-- To what each person agreed: the version of the text she saw, how, when, and what proves it.
CREATE TABLE consents (
    id @id PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    purpose @text NOT NULL,
    text_version @text NOT NULL,
    channel @text NOT NULL,
    given_at @int NOT NULL,
    proof @text NOT NULL,
    withdrawn_at @int
) @strict;

CREATE INDEX consents_person ON consents (person, given_at, id);

CREATE TABLE offices (
    id @id PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    -- A role of the file that ships; what it allows is read there, so that a role means the same to all who hold it.
    role @text NOT NULL,
    place @id NOT NULL,
    starts_at @int NOT NULL,
    ends_at @int NOT NULL,
    given_by @id,
    ended_by @id,
    is_shown @bool NOT NULL
) @strict;

CREATE INDEX offices_person ON offices (person, ends_at);
CREATE INDEX offices_place ON offices (place, ends_at);

-- Who asked to join and has not yet pressed the button in the letter. The person is made when she does.
CREATE TABLE applications (
    token @bytes PRIMARY KEY,
    person @id NOT NULL,
    place @id NOT NULL,
    -- Name, e-mail and postcode, with the person's key.
    sealed @bytes NOT NULL,
    -- Hash of a cookie of the browser that asked, so that confirming there signs in at once.
    browser @bytes NOT NULL,
    consent_version @text NOT NULL,
    applied_at @int NOT NULL,
    expires_at @int NOT NULL
) @strict_without_rowid;

-- Links to sign in with: the hash of a token sent by mail, bound to the browser that asked by the hash of a cookie.
CREATE TABLE sign_in_links (
    token @bytes PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    browser @bytes NOT NULL,
    expires_at @int NOT NULL
) @strict_without_rowid;

-- Whose data is gone for good; read again after every restore.
CREATE TABLE erasures (
    person @id PRIMARY KEY,
    erased_at @int NOT NULL
) @strict_without_rowid;
