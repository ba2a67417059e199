-- Requests that hard limits have refused: docs/adr/0046-denials.md. A row is the refusals of one minute with the same
-- limit, project and caller. limit_scope: the project of the limit, scope: the project of the usage; '' for none, and so
-- for a caller that is not told apart. Neither project is a foreign key: history goes on naming projects that were
-- deleted.
CREATE TABLE quota_denial (
    org_id      TEXT    NOT NULL REFERENCES organization ON DELETE CASCADE,
    sequence    INTEGER NOT NULL CHECK (sequence >= 1),
    limit_scope TEXT    NOT NULL,
    metric      TEXT    NOT NULL,
    unit        TEXT    NOT NULL,
    period      TEXT    NOT NULL,
    minute      INTEGER NOT NULL,
    scope       TEXT    NOT NULL,
    actor_kind  TEXT    NOT NULL,
    actor_id    TEXT    NOT NULL,
    first_at    INTEGER NOT NULL,
    last_at     INTEGER NOT NULL,
    refusals    INTEGER NOT NULL CHECK (refusals >= 1),
    PRIMARY KEY (org_id, sequence),
    UNIQUE (org_id, limit_scope, metric, unit, period, minute, scope, actor_kind, actor_id)
) STRICT, WITHOUT ROWID;

-- Denials are removed 90 days after their last refusal.
CREATE INDEX quota_denial_ended ON quota_denial (last_at);

-- The last refusals of a denial: number counts all of its refusals. Quantities are decimals that are never added up.
CREATE TABLE quota_refusal (
    org_id             TEXT    NOT NULL,
    sequence           INTEGER NOT NULL,
    number             INTEGER NOT NULL CHECK (number >= 1),
    request_id         TEXT,
    refused_at         INTEGER NOT NULL,
    limit_quantity     TEXT    NOT NULL,
    window_since       INTEGER NOT NULL,
    window_until       INTEGER NOT NULL,
    used_quantity      TEXT    NOT NULL,
    reserved_quantity  TEXT    NOT NULL,
    requested_quantity TEXT    NOT NULL,
    reset_at           INTEGER,
    PRIMARY KEY (org_id, sequence, number),
    FOREIGN KEY (org_id, sequence) REFERENCES quota_denial ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX quota_refusal_by_request ON quota_refusal (org_id, request_id) WHERE request_id IS NOT NULL;
