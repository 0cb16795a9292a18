-- What officers ask for help with: those who offer a skill are asked, each by a letter of her own.
CREATE TABLE help_calls (
    id @id PRIMARY KEY,
    -- Members at home there, or within it, are asked.
    place @id NOT NULL,
    skill @text NOT NULL,
    -- In whose name; nobody once she was erased.
    by_person @id,
    -- What is to be done and where, sealed.
    words @bytes NOT NULL,
    -- The first instant of the day.
    starts_at @int NOT NULL,
    needed @int NOT NULL,
    made_at @int NOT NULL,
    -- The first instant at which nobody is asked any more: after the day, or when it was closed before.
    over_at @int NOT NULL,
    -- After whom to go on asking, as text, and when everybody was.
    asked_after @text,
    asked_all_at @int,
    asked @int NOT NULL
) @strict;

CREATE INDEX help_calls_place ON help_calls (place, over_at);
CREATE INDEX help_calls_over ON help_calls (over_at);
CREATE INDEX help_calls_by ON help_calls (by_person) WHERE by_person IS NOT NULL;

-- Who was asked or answered.
CREATE TABLE help_asked (
    call @id NOT NULL REFERENCES help_calls (id),
    person @id NOT NULL REFERENCES persons (id),
    -- Hash of what the address in her letter holds.
    token @bytes NOT NULL UNIQUE,
    -- When she was written to; not for who answers on her page without it.
    asked_at @int,
    -- yes or no.
    answer @text,
    answered_at @int,
    -- The thread that her yes opened.
    thread @id,
    PRIMARY KEY (call, person)
) @strict_without_rowid;

CREATE INDEX help_asked_person ON help_asked (person, asked_at);
