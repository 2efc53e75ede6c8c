-- One row: counts changes. Whoever changes anything holds its lock; 0 while nothing was ever stored.
CREATE TABLE directory_head (
    id int NOT NULL PRIMARY KEY CHECK (id = 1),
    version bigint NOT NULL
);

INSERT INTO directory_head (id, version) VALUES (1, 0);

CREATE TABLE site (
    id text NOT NULL PRIMARY KEY,
    name text NOT NULL,
    time_zone text NOT NULL,
    day_starts_at text NOT NULL
);

-- kind: 1 campaign, 2 list, 3 team, 4 queue. Lists and queues are those of a campaign: ids in order, with a space between.
CREATE TABLE grp (
    kind int NOT NULL,
    id text NOT NULL,
    name text NOT NULL,
    lists text NOT NULL,
    queues text NOT NULL,
    PRIMARY KEY (kind, id)
);

-- Ordinals are bits in stored audiences: rows are never deleted and ordinals never given out again.
-- Memberships are ids in order, with a space between: they are only ever read all together.
CREATE TABLE agent (
    ordinal int NOT NULL PRIMARY KEY,
    id text NOT NULL UNIQUE,
    name text NOT NULL,
    site text NOT NULL,
    team text NOT NULL,
    campaigns text NOT NULL,
    queues text NOT NULL,
    active boolean NOT NULL,
    removed boolean NOT NULL
);
