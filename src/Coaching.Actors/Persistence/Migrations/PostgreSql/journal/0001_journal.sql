-- The table of Akka.Persistence.Sql (its default mapping).
CREATE TABLE IF NOT EXISTS journal (
    ordering bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    created bigint NOT NULL,
    deleted boolean NOT NULL,
    persistence_id varchar(255) NOT NULL,
    sequence_number bigint NOT NULL,
    message bytea NOT NULL,
    manifest varchar(500) NULL,
    identifier int NULL,
    tags varchar(100) NULL,
    writer_uuid varchar(128) NULL
);

CREATE UNIQUE INDEX IF NOT EXISTS journal_uq ON journal (persistence_id, sequence_number);
