-- The business day during which time zone or hour were last changed: it stays as it began. Times are Unix milliseconds, UTC.
ALTER TABLE site ADD COLUMN kept_date TEXT NULL;
ALTER TABLE site ADD COLUMN kept_start INTEGER NULL;
ALTER TABLE site ADD COLUMN kept_end INTEGER NULL;
