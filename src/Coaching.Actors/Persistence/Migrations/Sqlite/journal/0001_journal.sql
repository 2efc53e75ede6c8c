-- The table of Akka.Persistence.Sql (its default mapping). AUTOINCREMENT: an ordering is never given twice, also after deletes.
CREATE TABLE IF NOT EXISTS journal (
    ordering INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    created INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    persistence_id TEXT NOT NULL,
    sequence_number INTEGER NOT NULL,
    message BLOB NOT NULL,
    manifest TEXT NULL,
    identifier INTEGER NULL,
    tags TEXT NULL,
    writer_uuid TEXT NULL
);

CREATE UNIQUE INDEX IF NOT EXISTS journal_uq ON journal (persistence_id, sequence_number);
