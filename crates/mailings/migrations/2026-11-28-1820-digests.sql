-- Who wants to read of decisions once a month; whoever agrees and says nothing gets it each week.
CREATE TABLE monthly_digests (
    person @id PRIMARY KEY
) @strict_without_rowid;
