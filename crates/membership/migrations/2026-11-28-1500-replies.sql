-- Where the one who wrote answers by mail: the hash of what the address holds, from the first answer on.
ALTER TABLE threads ADD COLUMN reply @bytes;

-- When a mail server said that an answer could not be delivered to her; empty once she wrote again.
ALTER TABLE threads ADD COLUMN undelivered_at @int;

CREATE UNIQUE INDEX threads_reply ON threads (reply) WHERE reply IS NOT NULL;
