-- The tables of Landlord on SQLite. docs/adr/0007-scope-columns.md and the README of this module say why they look so.
--
-- Times are milliseconds since 1970-01-01T00:00:00Z. Text is compared byte by byte (BINARY), which for UTF-8 is the
-- order of code points. Words of a fixed vocabulary (roles, periods, …) are checked by the domain alone: to allow one
-- more, SQLite would have to copy the table.
-- Every child names its organization and its parent together, so that no row can name a parent of another tenant.

CREATE TABLE organization (
    org_id     TEXT    NOT NULL PRIMARY KEY,
    slug       TEXT    NOT NULL UNIQUE,
    name       TEXT    NOT NULL,
    metadata   TEXT    NOT NULL CHECK (json_valid(metadata)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE org_member (
    org_id     TEXT    NOT NULL REFERENCES organization ON DELETE CASCADE,
    user_id    TEXT    NOT NULL,
    role       TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (org_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE team (
    org_id     TEXT    NOT NULL REFERENCES organization ON DELETE CASCADE,
    team_id    TEXT    NOT NULL,
    slug       TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (org_id, team_id),
    UNIQUE (org_id, slug)
) STRICT, WITHOUT ROWID;

CREATE TABLE team_member (
    org_id     TEXT    NOT NULL,
    team_id    TEXT    NOT NULL,
    user_id    TEXT    NOT NULL,
    role       TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (org_id, team_id, user_id),
    FOREIGN KEY (org_id, team_id) REFERENCES team ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE project (
    org_id     TEXT    NOT NULL REFERENCES organization ON DELETE CASCADE,
    project_id TEXT    NOT NULL,
    slug       TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    metadata   TEXT    NOT NULL CHECK (json_valid(metadata)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (org_id, project_id),
    UNIQUE (org_id, slug)
) STRICT, WITHOUT ROWID;

CREATE TABLE project_team_grant (
    org_id     TEXT    NOT NULL,
    project_id TEXT    NOT NULL,
    team_id    TEXT    NOT NULL,
    role       TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (org_id, project_id, team_id),
    FOREIGN KEY (org_id, project_id) REFERENCES project ON DELETE CASCADE,
    FOREIGN KEY (org_id, team_id) REFERENCES team ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The grants of a team, and what its deletion removes.
CREATE INDEX project_team_grant_of_team ON project_team_grant (org_id, team_id, project_id);

CREATE TABLE billing_account (
    org_id              TEXT    NOT NULL PRIMARY KEY REFERENCES organization ON DELETE CASCADE,
    plan                TEXT    NOT NULL,
    billing_customer_id TEXT,
    status              TEXT    NOT NULL,
    updated_at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE identity_provider (
    org_id          TEXT    NOT NULL REFERENCES organization ON DELETE CASCADE,
    provider_id     TEXT    NOT NULL,
    type            TEXT    NOT NULL,
    issuer          TEXT    NOT NULL,
    sso_url         TEXT,
    certificate_ref TEXT,
    client_id       TEXT,
    status          TEXT    NOT NULL,
    metadata        TEXT    NOT NULL CHECK (json_valid(metadata)),
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    PRIMARY KEY (org_id, provider_id)
) STRICT, WITHOUT ROWID;

-- scope: the project, or '' for the organization as a whole. It is part of the key, where a NULL would be unequal to
-- itself; project_id is the same for the foreign key, where '' would name a project that is not there.
CREATE TABLE usage_limit (
    org_id      TEXT    NOT NULL REFERENCES organization ON DELETE CASCADE,
    scope       TEXT    NOT NULL,
    metric      TEXT    NOT NULL,
    unit        TEXT    NOT NULL,
    period      TEXT    NOT NULL,
    project_id  TEXT    GENERATED ALWAYS AS (nullif(scope, '')) STORED,
    limit_units INTEGER NOT NULL CHECK (limit_units BETWEEN 0 AND 999999999999999999),
    limit_nanos INTEGER NOT NULL CHECK (limit_nanos BETWEEN 0 AND 999999999),
    enforcement TEXT    NOT NULL,
    time_zone   TEXT,
    updated_at  INTEGER NOT NULL,
    PRIMARY KEY (org_id, scope, metric, unit, period),
    FOREIGN KEY (org_id, project_id) REFERENCES project ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE secret_ref (
    org_id     TEXT    NOT NULL REFERENCES organization ON DELETE CASCADE,
    name       TEXT    NOT NULL,
    scope      TEXT    NOT NULL,
    project_id TEXT    GENERATED ALWAYS AS (nullif(scope, '')) STORED,
    provider   TEXT    NOT NULL,
    ref        TEXT    NOT NULL,
    created_by TEXT,
    created_at INTEGER NOT NULL,
    rotated_at INTEGER,
    PRIMARY KEY (org_id, name, scope),
    FOREIGN KEY (org_id, project_id) REFERENCES project ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The references of one scope by name, and what the deletion of a project removes.
CREATE INDEX secret_ref_of_scope ON secret_ref (org_id, scope, name);
CREATE INDEX secret_ref_of_project ON secret_ref (org_id, project_id) WHERE project_id IS NOT NULL;

-- A project with usage cannot be deleted (NO ACTION), an organization can: its events go with it, and NO ACTION looks
-- only when the whole statement is done.
CREATE TABLE usage_event (
    org_id      TEXT    NOT NULL REFERENCES organization ON DELETE CASCADE,
    event_id    TEXT    NOT NULL,
    project_id  TEXT,
    run_id      TEXT,
    metric      TEXT    NOT NULL,
    units       INTEGER NOT NULL CHECK (units BETWEEN 0 AND 999999999999999999),
    nanos       INTEGER NOT NULL CHECK (nanos BETWEEN 0 AND 999999999),
    unit        TEXT    NOT NULL,
    observed_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    metadata    TEXT    NOT NULL,
    PRIMARY KEY (org_id, event_id),
    FOREIGN KEY (org_id, project_id) REFERENCES project ON DELETE NO ACTION
) STRICT;

-- The list; the sum of the organization; the sum of a project, and whether a project has usage.
-- The sums carry what they add up, so that they never touch the rows.
CREATE INDEX usage_event_by_time ON usage_event (org_id, observed_at, event_id);
CREATE INDEX usage_event_by_metric ON usage_event (org_id, metric, unit, observed_at, project_id, units, nanos);
CREATE INDEX usage_event_of_project
    ON usage_event (org_id, project_id, metric, unit, observed_at, units, nanos) WHERE project_id IS NOT NULL;

-- project_id is no foreign key: history goes on naming projects that were deleted.
CREATE TABLE audit_event (
    org_id      TEXT    NOT NULL REFERENCES organization ON DELETE CASCADE,
    sequence    INTEGER NOT NULL CHECK (sequence >= 1),
    event_id    TEXT    NOT NULL,
    project_id  TEXT,
    actor_id    TEXT,
    action      TEXT    NOT NULL,
    target_type TEXT    NOT NULL,
    target_id   TEXT,
    occurred_at INTEGER NOT NULL,
    metadata    TEXT    NOT NULL CHECK (json_valid(metadata)),
    PRIMARY KEY (org_id, sequence),
    UNIQUE (org_id, event_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX audit_event_by_time ON audit_event (org_id, occurred_at, sequence);

-- The platform's own log belongs to no organization and outlives them all.
CREATE TABLE platform_audit_event (
    sequence    INTEGER NOT NULL PRIMARY KEY CHECK (sequence >= 1),
    event_id    TEXT    NOT NULL UNIQUE,
    actor_id    TEXT,
    action      TEXT    NOT NULL,
    target_type TEXT    NOT NULL,
    target_id   TEXT    NOT NULL,
    occurred_at INTEGER NOT NULL,
    metadata    TEXT    NOT NULL CHECK (json_valid(metadata))
) STRICT;

CREATE TABLE idempotency_record (
    scope           TEXT    NOT NULL,
    idempotency_key TEXT    NOT NULL,
    fingerprint     TEXT    NOT NULL,
    answer          TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    org_id          TEXT    NOT NULL REFERENCES organization ON DELETE CASCADE,
    PRIMARY KEY (scope, idempotency_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_record_by_time ON idempotency_record (created_at);
CREATE INDEX idempotency_record_of_organization ON idempotency_record (org_id);
