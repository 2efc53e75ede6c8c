-- Previewed audiences, for ten minutes.
CREATE TABLE preview (
    token text NOT NULL PRIMARY KEY,
    user_id text NOT NULL,
    rule text NOT NULL,
    audience bytea NOT NULL,
    expires_at bigint NOT NULL
);

CREATE INDEX preview_expires_at ON preview (expires_at);
