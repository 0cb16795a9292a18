-- Complaints about members, as cases. Their texts are sealed with a key of each case's own.
CREATE TABLE cases (
    id @id PRIMARY KEY,
    key @id NOT NULL UNIQUE,
    -- Where the member was at home when it began: whose officers act in it.
    place @id NOT NULL,
    respondent @id NOT NULL REFERENCES persons (id),
    -- Nobody where the movement itself began it, or once she was erased.
    complainant @id,
    rule @text NOT NULL,
    opened_at @int NOT NULL,
    -- When nothing more happens in it, as things are.
    closes_at @int
) @strict;

CREATE INDEX cases_place ON cases (place, opened_at);
CREATE INDEX cases_respondent ON cases (respondent);
CREATE INDEX cases_complainant ON cases (complainant) WHERE complainant IS NOT NULL;
CREATE INDEX cases_closed ON cases (closes_at) WHERE closes_at IS NOT NULL;

CREATE TABLE case_entries (
    id @id PRIMARY KEY,
    case_id @id NOT NULL REFERENCES cases (id),
    ordinal @int NOT NULL,
    at @int NOT NULL,
    -- Nobody once she was erased.
    by_person @id,
    step @text NOT NULL,
    verdict @text,
    until @int,
    text @bytes NOT NULL
) @strict;

CREATE UNIQUE INDEX case_entries_case ON case_entries (case_id, ordinal);
