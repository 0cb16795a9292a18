-- How many came to a gathering from which home, once nobody knows any more who: each officer reads those of the homes she sees.
CREATE TABLE gathering_counts (
    gathering @id NOT NULL REFERENCES gatherings (id),
    home @id NOT NULL,
    came @int NOT NULL,
    PRIMARY KEY (gathering, home)
) @strict_without_rowid;
