-- Letters that wait to be sent, whole and sealed under the key for notes; deleted once sent.
CREATE TABLE letters (
    id @id PRIMARY KEY,
    posted_at @int NOT NULL,
    sealed @bytes NOT NULL
) @strict;

CREATE INDEX letters_posted ON letters (posted_at);
