-- Usage at the speed of the disk: what events have in common is written once (a series), and their sums are kept
-- (rollups). docs/adr/0016-series-and-rollups.md says why.

-- scope: the project, '' for usage without one, or '*' for the total over all projects. Each of the others is a part of
-- the total with the same metric and unit.
CREATE TABLE usage_series (
    series_id  INTEGER NOT NULL PRIMARY KEY,
    org_id     TEXT    NOT NULL REFERENCES organization ON DELETE CASCADE,
    metric     TEXT    NOT NULL,
    unit       TEXT    NOT NULL,
    scope      TEXT    NOT NULL,
    project_id TEXT    GENERATED ALWAYS AS (CASE WHEN scope IN ('', '*') THEN NULL ELSE scope END) STORED,
    total_id   INTEGER REFERENCES usage_series,
    UNIQUE (org_id, metric, unit, scope),
    CHECK ((total_id IS NULL) = (scope = '*')),
    FOREIGN KEY (org_id, project_id) REFERENCES project ON DELETE NO ACTION
) STRICT;

CREATE INDEX usage_series_of_total ON usage_series (total_id) WHERE total_id IS NOT NULL;
CREATE INDEX usage_series_of_project ON usage_series (org_id, project_id) WHERE project_id IS NOT NULL;

-- The sums of a series by second, minute, hour and day (resolution 0 to 3) of UTC. bucket counts them from 1970 on.
-- A quantity is kept in three parts, of which each adds up in 64 bits however many events there are:
-- billions * 10^9 + ones + nanos / 10^9. Events that were reversed are taken out again.
CREATE TABLE usage_rollup (
    series_id  INTEGER NOT NULL REFERENCES usage_series ON DELETE CASCADE,
    resolution INTEGER NOT NULL CHECK (resolution BETWEEN 0 AND 3),
    bucket     INTEGER NOT NULL,
    events     INTEGER NOT NULL,
    billions   INTEGER NOT NULL,
    ones       INTEGER NOT NULL,
    nanos      INTEGER NOT NULL,
    PRIMARY KEY (series_id, resolution, bucket)
) STRICT, WITHOUT ROWID;

-- A project with usage cannot be deleted, because its series cannot; an organization can, with all that is its.
CREATE TABLE usage_entry (
    entry       INTEGER NOT NULL PRIMARY KEY,
    org_id      TEXT    NOT NULL,
    event_id    TEXT    NOT NULL,
    series_id   INTEGER NOT NULL REFERENCES usage_series ON DELETE CASCADE,
    run_id      TEXT,
    units       INTEGER NOT NULL CHECK (units BETWEEN 0 AND 999999999999999999),
    nanos       INTEGER NOT NULL CHECK (nanos BETWEEN 0 AND 999999999),
    observed_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    metadata    TEXT    NOT NULL,
    voided_at   INTEGER,
    void_reason TEXT
) STRICT;

INSERT INTO usage_series (org_id, metric, unit, scope)
SELECT DISTINCT org_id, metric, unit, '*' FROM usage_event;

INSERT INTO usage_series (org_id, metric, unit, scope, total_id)
SELECT DISTINCT e.org_id, e.metric, e.unit, coalesce(e.project_id, ''), t.series_id
FROM usage_event e
JOIN usage_series t ON (t.org_id, t.metric, t.unit, t.scope) = (e.org_id, e.metric, e.unit, '*');

INSERT INTO usage_entry (org_id, event_id, series_id, run_id, units, nanos, observed_at, recorded_at, metadata)
SELECT e.org_id, e.event_id, s.series_id, e.run_id, e.units, e.nanos, e.observed_at, e.recorded_at, e.metadata
FROM usage_event e
JOIN usage_series s ON (s.org_id, s.metric, s.unit, s.scope) = (e.org_id, e.metric, e.unit, coalesce(e.project_id, ''))
ORDER BY e.rowid;

DROP TABLE usage_event;
ALTER TABLE usage_entry RENAME TO usage_event;

CREATE UNIQUE INDEX usage_event_by_id ON usage_event (org_id, event_id);

-- The edges of a window, sums as of a moment, and the list. Carries what sums add up, so that they never touch the rows.
CREATE INDEX usage_event_of_series
    ON usage_event (series_id, observed_at, units, nanos, recorded_at, voided_at);

-- % has the sign of the dividend in SQLite; time before 1970 is cut downwards like all other.
INSERT INTO usage_rollup (series_id, resolution, bucket, events, billions, ones, nanos)
SELECT n.series_id, r.resolution,
       (e.observed_at - (e.observed_at % r.length + r.length) % r.length) / r.length,
       count(*), sum(e.units / 1000000000), sum(e.units % 1000000000), sum(e.nanos)
FROM usage_event e
JOIN usage_series s ON s.series_id = e.series_id
JOIN usage_series n ON n.series_id IN (s.series_id, s.total_id)
CROSS JOIN (SELECT 0 AS resolution, 1000 AS length
            UNION ALL SELECT 1, 60000 UNION ALL SELECT 2, 3600000 UNION ALL SELECT 3, 86400000) r
GROUP BY 1, 2, 3;

ALTER TABLE usage_limit ADD COLUMN thresholds TEXT NOT NULL DEFAULT '75,90,100';

-- The thresholds whose reaching was the last that was recorded of them.
ALTER TABLE usage_limit ADD COLUMN reached TEXT NOT NULL DEFAULT '';

CREATE TABLE quota_event (
    org_id      TEXT    NOT NULL REFERENCES organization ON DELETE CASCADE,
    sequence    INTEGER NOT NULL CHECK (sequence >= 1),
    scope       TEXT    NOT NULL,
    metric      TEXT    NOT NULL,
    unit        TEXT    NOT NULL,
    period      TEXT    NOT NULL,
    threshold   INTEGER NOT NULL,
    crossing    TEXT    NOT NULL,
    used_units  INTEGER NOT NULL,
    used_nanos  INTEGER NOT NULL,
    limit_units INTEGER NOT NULL,
    limit_nanos INTEGER NOT NULL,
    occurred_at INTEGER NOT NULL,
    PRIMARY KEY (org_id, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE quota_reservation (
    org_id          TEXT    NOT NULL REFERENCES organization ON DELETE CASCADE,
    reservation_id  TEXT    NOT NULL,
    scope           TEXT    NOT NULL,
    project_id      TEXT    GENERATED ALWAYS AS (nullif(scope, '')) STORED,
    metric          TEXT    NOT NULL,
    unit            TEXT    NOT NULL,
    units           INTEGER NOT NULL CHECK (units BETWEEN 0 AND 999999999999999999),
    nanos           INTEGER NOT NULL CHECK (nanos BETWEEN 0 AND 999999999),
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    settled_at      INTEGER,
    event_id        TEXT,
    committed_units INTEGER,
    committed_nanos INTEGER,
    PRIMARY KEY (org_id, reservation_id),
    FOREIGN KEY (org_id, project_id) REFERENCES project ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What is held against a limit; what the deletion of a project removes.
CREATE INDEX quota_reservation_held
    ON quota_reservation (org_id, metric, unit, expires_at, scope, units, nanos) WHERE settled_at IS NULL;
CREATE INDEX quota_reservation_of_project ON quota_reservation (org_id, project_id) WHERE project_id IS NOT NULL;
