-- Sets of agents by ordinal, one row a message and node incarnation: only that incarnation writes it.
CREATE TABLE delivered (
    version bigint NOT NULL,
    incarnation text NOT NULL,
    toast bytea NOT NULL,
    bell bytea NOT NULL,
    PRIMARY KEY (version, incarnation)
);

-- What one agent did with one message; the earliest time counts.
CREATE TABLE receipt (
    version bigint NOT NULL,
    ordinal int NOT NULL,
    seen_at bigint NULL,
    read_at bigint NULL,
    acknowledged_at bigint NULL,
    PRIMARY KEY (version, ordinal)
);

-- One row: all of the journal up to here is in the table above.
CREATE TABLE journal_position (
    id int NOT NULL PRIMARY KEY CHECK (id = 1),
    position bigint NOT NULL
);

INSERT INTO journal_position (id, position) VALUES (1, 0);
