-- Previewed audiences, for ten minutes.
CREATE TABLE preview (
    token TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL,
    rule TEXT NOT NULL,
    audience BLOB NOT NULL,
    expires_at INTEGER NOT NULL
);

CREATE INDEX preview_expires_at ON preview (expires_at);
