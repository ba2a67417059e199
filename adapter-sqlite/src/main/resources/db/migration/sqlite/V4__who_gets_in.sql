-- What programs get in with. Of a key's secret its SHA-256 is kept, and nothing else. A key without an organization is
-- one of the whole platform. Scopes are separated by spaces; none has one in it.
CREATE TABLE api_key (
    key_id       TEXT    NOT NULL PRIMARY KEY,
    org_id       TEXT    REFERENCES organization ON DELETE CASCADE,
    name         TEXT    NOT NULL,
    scopes       TEXT    NOT NULL,
    created_by   TEXT,
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER,
    last_used_at INTEGER,
    revoked_at   INTEGER,
    secret_hash  TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX api_key_by_org ON api_key (org_id, key_id);

-- Who it was that the audit logs name, and where they called from. What was written before this does not say.
ALTER TABLE audit_event ADD COLUMN actor_kind TEXT;
ALTER TABLE audit_event ADD COLUMN recorded_by TEXT;
ALTER TABLE audit_event ADD COLUMN request_id TEXT;
ALTER TABLE audit_event ADD COLUMN address TEXT;
ALTER TABLE audit_event ADD COLUMN user_agent TEXT;

ALTER TABLE platform_audit_event ADD COLUMN actor_kind TEXT;
ALTER TABLE platform_audit_event ADD COLUMN request_id TEXT;
ALTER TABLE platform_audit_event ADD COLUMN address TEXT;
ALTER TABLE platform_audit_event ADD COLUMN user_agent TEXT;

-- For finding out who somebody is: their teams, and the providers that vouch for them.
CREATE INDEX team_member_by_user ON team_member (org_id, user_id, team_id);
CREATE INDEX identity_provider_that_vouches ON identity_provider (issuer, client_id, org_id, provider_id)
    WHERE type = 'oidc' AND status = 'active';

-- An answer may tell of no organization: of a key of the platform. The table has to be copied to say so.
CREATE TABLE idempotency_record_new (
    scope           TEXT    NOT NULL,
    idempotency_key TEXT    NOT NULL,
    fingerprint     TEXT    NOT NULL,
    answer          TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    org_id          TEXT    REFERENCES organization ON DELETE CASCADE,
    PRIMARY KEY (scope, idempotency_key)
) STRICT, WITHOUT ROWID;
INSERT INTO idempotency_record_new (scope, idempotency_key, fingerprint, answer, created_at, org_id)
    SELECT scope, idempotency_key, fingerprint, answer, created_at, org_id FROM idempotency_record;
DROP TABLE idempotency_record;
ALTER TABLE idempotency_record_new RENAME TO idempotency_record;
CREATE INDEX idempotency_record_by_time ON idempotency_record (created_at);
CREATE INDEX idempotency_record_of_organization ON idempotency_record (org_id);
