-- What candidates write to the electorate, each with her key; it goes out when voting opens.
CREATE TABLE candidate_letters (
    ballot @id NOT NULL,
    option @id NOT NULL,
    person @id NOT NULL,
    sealed @bytes NOT NULL,
    written_at @int NOT NULL,
    PRIMARY KEY (ballot, option)
) @strict_without_rowid;

CREATE INDEX candidate_letters_person ON candidate_letters (person);
