-- Times are Unix milliseconds, UTC.

-- One row: the newest version, and the time below which no new entry may be. Whoever appends holds its lock.
CREATE TABLE log_head (
    id int NOT NULL PRIMARY KEY CHECK (id = 1),
    version bigint NOT NULL,
    last_sent_at bigint NOT NULL,
    erased_up_to bigint NOT NULL
) WITH (fillfactor = 10);

INSERT INTO log_head (id, version, last_sent_at, erased_up_to) VALUES (1, 0, 0, 0);

-- Erased: body, sender, rule and audience are empty; id and hash stay until repeats are not to be expected any more.
CREATE TABLE message (
    version bigint NOT NULL PRIMARY KEY,
    id text NOT NULL UNIQUE,
    hash bytea NOT NULL,
    sender_id text NOT NULL,
    sender_name text NOT NULL,
    body text NOT NULL,
    priority int NOT NULL,
    requires_ack boolean NOT NULL,
    rule text NOT NULL,
    audience bytea NULL,
    recipients int NOT NULL,
    directory_version bigint NOT NULL,
    sent_at bigint NOT NULL,
    expires_at bigint NULL,
    erased_at bigint NULL
);

CREATE INDEX message_sent_at ON message (sent_at);
CREATE INDEX message_sender ON message (sender_id, version);
CREATE INDEX message_erased_at ON message (erased_at) WHERE erased_at IS NOT NULL;
