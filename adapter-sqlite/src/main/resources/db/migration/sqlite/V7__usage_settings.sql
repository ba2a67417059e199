-- How an organization wants its usage to be taken in. No row: the defaults. What goes for CloudEvents is a JSON object.
CREATE TABLE usage_settings (
    org_id          TEXT    NOT NULL PRIMARY KEY REFERENCES organization ON DELETE CASCADE,
    backdating_days INTEGER NOT NULL,
    cloud_events    TEXT    NOT NULL,
    updated_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
