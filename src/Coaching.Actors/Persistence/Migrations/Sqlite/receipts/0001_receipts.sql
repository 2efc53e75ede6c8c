-- Sets of agents by ordinal, one row a message and node incarnation: only that incarnation writes it.
CREATE TABLE delivered (
    version INTEGER NOT NULL,
    incarnation TEXT NOT NULL,
    toast BLOB NOT NULL,
    bell BLOB NOT NULL,
    PRIMARY KEY (version, incarnation)
) WITHOUT ROWID;

-- What one agent did with one message; the earliest time counts.
CREATE TABLE receipt (
    version INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    seen_at INTEGER NULL,
    read_at INTEGER NULL,
    acknowledged_at INTEGER NULL,
    PRIMARY KEY (version, ordinal)
) WITHOUT ROWID;

-- One row: all of the journal up to here is in the table above.
CREATE TABLE journal_position (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    position INTEGER NOT NULL
);

INSERT INTO journal_position (id, position) VALUES (1, 0);
