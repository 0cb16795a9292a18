-- In the key store, which is a database of its own: each person's key, wrapped by the master key.
CREATE TABLE person_keys (
    person @id PRIMARY KEY,
    wrapped @bytes NOT NULL
) @strict_without_rowid;

-- A known text under the master key, so that a wrong master key is noticed before it does harm.
CREATE TABLE master_check (
    one @int PRIMARY KEY,
    sealed @bytes NOT NULL
) @strict;
