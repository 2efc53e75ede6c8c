-- One row: counts changes. Whoever changes anything holds its lock; 0 while nothing was ever stored.
CREATE TABLE directory_head (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL
);

INSERT INTO directory_head (id, version) VALUES (1, 0);

CREATE TABLE site (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    day_starts_at TEXT NOT NULL
);

-- kind: 1 campaign, 2 list, 3 team, 4 queue. Lists and queues are those of a campaign: ids in order, with a space between.
CREATE TABLE grp (
    kind INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    lists TEXT NOT NULL,
    queues TEXT NOT NULL,
    PRIMARY KEY (kind, id)
);

-- Ordinals are bits in stored audiences: rows are never deleted and ordinals never given out again.
-- Memberships are ids in order, with a space between: they are only ever read all together.
CREATE TABLE agent (
    ordinal INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    site TEXT NOT NULL,
    team TEXT NOT NULL,
    campaigns TEXT NOT NULL,
    queues TEXT NOT NULL,
    active INTEGER NOT NULL,
    removed INTEGER NOT NULL
);
