-- What people ask about the data that is kept of them, with a clock. Words are sealed with a key of the request's own.
CREATE TABLE requests (
    id @id PRIMARY KEY,
    -- Under which id its key is kept.
    key @id NOT NULL,
    -- Whose it is; nobody once she was erased: what is left then is counted and tells nothing.
    person @id,
    kind @text NOT NULL,
    channel @text NOT NULL,
    words @bytes,
    received_at @int NOT NULL,
    entered_at @int NOT NULL,
    -- Who entered what came on paper or by telephone.
    entered_by @id,
    -- The first instant at which it is late.
    due_at @int NOT NULL,
    owner @id,
    owned_at @int,
    extended_at @int,
    extended_because @bytes,
    answered_at @int,
    outcome @text,
    answer @bytes,
    -- When its owner was reminded that it is due, and that it is late.
    reminded_at @int,
    overdue_told_at @int
) @strict;

CREATE INDEX requests_person ON requests (person, received_at);
CREATE INDEX requests_answered ON requests (answered_at);
CREATE INDEX requests_due ON requests (due_at) WHERE answered_at IS NULL;
