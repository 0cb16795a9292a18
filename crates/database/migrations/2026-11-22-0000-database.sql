-- Which steps of the schema have been applied.
CREATE TABLE migrations (
    name @text PRIMARY KEY,
    hash @text NOT NULL,
    applied_at @int NOT NULL
) @strict;

-- Facts announced in the transaction that made them true; delivered at least once.
CREATE TABLE outbox (
    id @id PRIMARY KEY,
    topic @text NOT NULL,
    payload @text NOT NULL,
    announced_at @int NOT NULL,
    delivered_at @int
) @strict;

CREATE INDEX outbox_waiting ON outbox (announced_at, id) WHERE delivered_at IS NULL;
