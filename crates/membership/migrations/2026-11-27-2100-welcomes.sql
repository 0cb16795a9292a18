-- That a new member was welcomed; one row for each time that she joined.
CREATE TABLE welcomes (
    person @id NOT NULL REFERENCES persons (id),
    joined_at @int NOT NULL,
    welcomed_at @int NOT NULL,
    PRIMARY KEY (person, joined_at)
) @strict_without_rowid;
