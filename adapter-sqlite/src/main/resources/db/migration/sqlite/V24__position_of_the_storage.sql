-- How far this database is. A server moves the number on while it writes, and keeps it in a file beside the database
-- too: a database that is behind that file was restored. docs/adr/0061-backup-and-restore.md says why.
CREATE TABLE storage_position (
    id          INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    database_id TEXT    NOT NULL,
    number      INTEGER NOT NULL CHECK (number >= 0),
    reached_at  INTEGER
) STRICT;

INSERT INTO storage_position (id, database_id, number) VALUES (1, lower(hex(randomblob(16))), 0);
