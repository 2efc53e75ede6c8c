-- Times are Unix milliseconds, UTC.

-- One row: the newest version, and the time below which no new entry may be. Whoever appends holds its lock.
CREATE TABLE log_head (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL,
    last_sent_at INTEGER NOT NULL,
    erased_up_to INTEGER NOT NULL
);

INSERT INTO log_head (id, version, last_sent_at, erased_up_to) VALUES (1, 0, 0, 0);

-- Erased: body, sender, rule and audience are empty; id and hash stay until repeats are not to be expected any more.
CREATE TABLE message (
    version INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    hash BLOB NOT NULL,
    sender_id TEXT NOT NULL,
    sender_name TEXT NOT NULL,
    body TEXT NOT NULL,
    priority INTEGER NOT NULL,
    requires_ack INTEGER NOT NULL,
    rule TEXT NOT NULL,
    audience BLOB NULL,
    recipients INTEGER NOT NULL,
    directory_version INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,
    expires_at INTEGER NULL,
    erased_at INTEGER NULL
);

CREATE INDEX message_sent_at ON message (sent_at);
CREATE INDEX message_sender ON message (sender_id, version);
CREATE INDEX message_erased_at ON message (erased_at) WHERE erased_at IS NOT NULL;
