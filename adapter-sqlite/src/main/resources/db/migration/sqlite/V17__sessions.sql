-- Sessions of the console: docs/adr/0054-sessions-on-the-server.md. A session is of a key or of a user of an identity
-- provider. org_id is null for keys of the platform. ends_at is the earlier of expires_at and last_used_at + idle_ms.
CREATE TABLE session (
    session_id     TEXT    NOT NULL PRIMARY KEY,
    org_id         TEXT    REFERENCES organization ON DELETE CASCADE,
    key_id         TEXT    REFERENCES api_key ON DELETE CASCADE,
    provider_id    TEXT,
    user_id        TEXT,
    user_groups    TEXT    NOT NULL,
    groups_overage INTEGER NOT NULL CHECK (groups_overage IN (0, 1)),
    created_at     INTEGER NOT NULL,
    last_used_at   INTEGER NOT NULL,
    expires_at     INTEGER NOT NULL,
    idle_ms        INTEGER NOT NULL CHECK (idle_ms > 0),
    ends_at        INTEGER NOT NULL,
    address        TEXT,
    user_agent     TEXT,
    sign_out_hint  TEXT,
    token_hash     TEXT    NOT NULL UNIQUE,
    FOREIGN KEY (org_id, provider_id) REFERENCES identity_provider ON DELETE CASCADE,
    CHECK ((key_id IS NULL) = (user_id IS NOT NULL)),
    CHECK ((user_id IS NULL) = (provider_id IS NULL)),
    CHECK (user_id IS NULL OR org_id IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX session_by_org ON session (org_id, session_id);
CREATE INDEX session_by_key ON session (key_id, session_id) WHERE key_id IS NOT NULL;
CREATE INDEX session_by_user ON session (org_id, user_id, session_id) WHERE user_id IS NOT NULL;
CREATE INDEX session_by_provider ON session (org_id, provider_id) WHERE provider_id IS NOT NULL;

-- Sessions that are over are removed by the maintenance.
CREATE INDEX session_by_end ON session (ends_at);

-- The e-mail domains in the metadata of identity providers, by which a sign-in page finds them.
CREATE TABLE identity_provider_domain (
    domain      TEXT NOT NULL,
    org_id      TEXT NOT NULL,
    provider_id TEXT NOT NULL,
    PRIMARY KEY (domain, org_id, provider_id),
    FOREIGN KEY (org_id, provider_id) REFERENCES identity_provider ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX identity_provider_domain_by_provider ON identity_provider_domain (org_id, provider_id);
