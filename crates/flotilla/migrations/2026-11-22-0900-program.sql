-- What this database is: whether it is a demonstration, and when it was filled.
CREATE TABLE installation (
    name @text PRIMARY KEY,
    value @text NOT NULL
) @strict;
