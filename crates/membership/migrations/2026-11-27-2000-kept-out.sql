-- Who is kept out of every list, search and directory: at her own wish, or by an officer who protects her.
CREATE TABLE kept_out (
    person @id NOT NULL REFERENCES persons (id),
    -- 'herself' or 'office'.
    by_whom @text NOT NULL,
    since @int NOT NULL,
    PRIMARY KEY (person, by_whom)
) @strict_without_rowid;
