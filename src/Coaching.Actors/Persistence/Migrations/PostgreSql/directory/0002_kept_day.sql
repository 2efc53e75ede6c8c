-- The business day during which time zone or hour were last changed: it stays as it began. Times are Unix milliseconds, UTC.
ALTER TABLE site ADD COLUMN kept_date text NULL;
ALTER TABLE site ADD COLUMN kept_start bigint NULL;
ALTER TABLE site ADD COLUMN kept_end bigint NULL;
