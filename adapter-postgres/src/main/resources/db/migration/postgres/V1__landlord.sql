-- The tables of Landlord on PostgreSQL and on the engines that speak its protocol. The README of this module and
-- docs/adr/0063-postgresql.md say why they look so.
--
-- Times are milliseconds since 1970-01-01T00:00:00Z, as in the SQLite file. Text is compared byte by byte (COLLATE "C"),
-- which for UTF-8 is the order of code points. JSON is text: nothing in the database reads it.
-- Tenant tables: every key begins with the organization, so that an organization is the shard. Global tables are read
-- before the organization is known; they say so below.

-- Global: the directory of tenants, and their slugs.
CREATE TABLE organization (
    org_id     text COLLATE "C" NOT NULL,
    slug       text COLLATE "C" NOT NULL,
    name       text COLLATE "C" NOT NULL,
    metadata   text COLLATE "C" NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    deleted_at bigint,
    CONSTRAINT organization_pkey PRIMARY KEY (org_id),
    CONSTRAINT organization_slug_key UNIQUE (slug)
);

CREATE INDEX organization_deleted ON organization (org_id) WHERE deleted_at IS NOT NULL;

-- A writing unit of work locks the row of each organization whose rows it may change, and '' for the platform.
CREATE TABLE unit_lock (
    org_id text COLLATE "C" NOT NULL,
    CONSTRAINT unit_lock_pkey PRIMARY KEY (org_id)
);

INSERT INTO unit_lock (org_id) VALUES ('');

-- Global: which server process does the scheduled work, and until when by the clock of the database.
CREATE TABLE maintenance_lease (
    name    text COLLATE "C" NOT NULL,
    holder  text COLLATE "C" NOT NULL,
    ends_at timestamptz NOT NULL,
    CONSTRAINT maintenance_lease_pkey PRIMARY KEY (name)
);

CREATE TABLE org_member (
    org_id     text COLLATE "C" NOT NULL REFERENCES organization ON DELETE CASCADE,
    user_id    text COLLATE "C" NOT NULL,
    role       text COLLATE "C" NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT org_member_pkey PRIMARY KEY (org_id, user_id)
);

CREATE TABLE team (
    org_id     text COLLATE "C" NOT NULL REFERENCES organization ON DELETE CASCADE,
    team_id    text COLLATE "C" NOT NULL,
    slug       text COLLATE "C" NOT NULL,
    name       text COLLATE "C" NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT team_pkey PRIMARY KEY (org_id, team_id),
    CONSTRAINT team_slug_key UNIQUE (org_id, slug)
);

CREATE TABLE team_member (
    org_id     text COLLATE "C" NOT NULL,
    team_id    text COLLATE "C" NOT NULL,
    user_id    text COLLATE "C" NOT NULL,
    role       text COLLATE "C" NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT team_member_pkey PRIMARY KEY (org_id, team_id, user_id),
    FOREIGN KEY (org_id, team_id) REFERENCES team ON DELETE CASCADE
);

CREATE INDEX team_member_by_user ON team_member (org_id, user_id, team_id);

CREATE TABLE project (
    org_id     text COLLATE "C" NOT NULL REFERENCES organization ON DELETE CASCADE,
    project_id text COLLATE "C" NOT NULL,
    slug       text COLLATE "C" NOT NULL,
    name       text COLLATE "C" NOT NULL,
    metadata   text COLLATE "C" NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT project_pkey PRIMARY KEY (org_id, project_id),
    CONSTRAINT project_slug_key UNIQUE (org_id, slug)
);

CREATE TABLE project_team_grant (
    org_id     text COLLATE "C" NOT NULL,
    project_id text COLLATE "C" NOT NULL,
    team_id    text COLLATE "C" NOT NULL,
    role       text COLLATE "C" NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT project_team_grant_pkey PRIMARY KEY (org_id, project_id, team_id),
    FOREIGN KEY (org_id, project_id) REFERENCES project ON DELETE CASCADE,
    FOREIGN KEY (org_id, team_id) REFERENCES team ON DELETE CASCADE
);

CREATE INDEX project_team_grant_of_team ON project_team_grant (org_id, team_id, project_id);

CREATE TABLE billing_account (
    org_id              text COLLATE "C" NOT NULL REFERENCES organization ON DELETE CASCADE,
    plan                text COLLATE "C" NOT NULL,
    billing_customer_id text COLLATE "C",
    status              text COLLATE "C" NOT NULL,
    updated_at          bigint NOT NULL,
    CONSTRAINT billing_account_pkey PRIMARY KEY (org_id)
);

-- Global: tokens and sign-in pages name an issuer or a domain, not an organization.
CREATE TABLE identity_provider (
    org_id          text COLLATE "C" NOT NULL REFERENCES organization ON DELETE CASCADE,
    provider_id     text COLLATE "C" NOT NULL,
    type            text COLLATE "C" NOT NULL,
    issuer          text COLLATE "C" NOT NULL,
    sso_url         text COLLATE "C",
    certificate_ref text COLLATE "C",
    client_id       text COLLATE "C",
    audience        text COLLATE "C",
    status          text COLLATE "C" NOT NULL,
    metadata        text COLLATE "C" NOT NULL,
    created_at      bigint NOT NULL,
    updated_at      bigint NOT NULL,
    CONSTRAINT identity_provider_pkey PRIMARY KEY (org_id, provider_id)
);

-- An issuer may be longer than the entries of other indexes.
CREATE INDEX identity_provider_that_vouches ON identity_provider USING hash (issuer)
    WHERE type = 'oidc' AND status = 'active';

-- Global, like the providers.
CREATE TABLE identity_provider_domain (
    domain      text COLLATE "C" NOT NULL,
    org_id      text COLLATE "C" NOT NULL,
    provider_id text COLLATE "C" NOT NULL,
    CONSTRAINT identity_provider_domain_pkey PRIMARY KEY (domain, org_id, provider_id),
    FOREIGN KEY (org_id, provider_id) REFERENCES identity_provider ON DELETE CASCADE
);

CREATE INDEX identity_provider_domain_by_provider ON identity_provider_domain (org_id, provider_id);

-- scope: the project, or '' for the organization as a whole: docs/adr/0007-scope-columns.md.
CREATE TABLE usage_limit (
    org_id        text COLLATE "C" NOT NULL REFERENCES organization ON DELETE CASCADE,
    scope         text COLLATE "C" NOT NULL,
    metric        text COLLATE "C" NOT NULL,
    unit          text COLLATE "C" NOT NULL,
    period        text COLLATE "C" NOT NULL,
    project_id    text COLLATE "C" GENERATED ALWAYS AS (nullif(scope, '')) STORED,
    limit_units   bigint  NOT NULL CHECK (limit_units BETWEEN 0 AND 999999999999999999),
    limit_nanos   integer NOT NULL CHECK (limit_nanos BETWEEN 0 AND 999999999),
    enforcement   text COLLATE "C" NOT NULL,
    time_zone     text COLLATE "C",
    period_name   text COLLATE "C",
    anchor_day    integer,
    thresholds    text COLLATE "C" NOT NULL,
    on_exceeded   text COLLATE "C" NOT NULL,
    reached       text COLLATE "C" NOT NULL,
    marked_at     bigint,
    percent_bound integer NOT NULL CHECK (percent_bound BETWEEN 0 AND 1000000),
    updated_at    bigint  NOT NULL,
    CONSTRAINT usage_limit_pkey PRIMARY KEY (org_id, scope, metric, unit, period),
    FOREIGN KEY (org_id, project_id) REFERENCES project ON DELETE CASCADE
);

CREATE INDEX usage_limit_of_project ON usage_limit (org_id, project_id) WHERE project_id IS NOT NULL;

-- Of all organizations, for the operator.
CREATE INDEX usage_limit_fullest ON usage_limit (percent_bound DESC, org_id, scope, metric, unit, period)
    WHERE percent_bound > 0;

CREATE TABLE secret_ref (
    org_id     text COLLATE "C" NOT NULL REFERENCES organization ON DELETE CASCADE,
    name       text COLLATE "C" NOT NULL,
    scope      text COLLATE "C" NOT NULL,
    project_id text COLLATE "C" GENERATED ALWAYS AS (nullif(scope, '')) STORED,
    provider   text COLLATE "C" NOT NULL,
    ref        text COLLATE "C" NOT NULL,
    created_by text COLLATE "C",
    created_at bigint NOT NULL,
    rotated_at bigint,
    CONSTRAINT secret_ref_pkey PRIMARY KEY (org_id, name, scope),
    FOREIGN KEY (org_id, project_id) REFERENCES project ON DELETE CASCADE
);

CREATE INDEX secret_ref_of_scope ON secret_ref (org_id, scope, name);
CREATE INDEX secret_ref_of_project ON secret_ref (org_id, project_id) WHERE project_id IS NOT NULL;

-- project_id is no foreign key: history names projects that were deleted, too.
CREATE TABLE audit_event (
    org_id      text COLLATE "C" NOT NULL REFERENCES organization ON DELETE CASCADE,
    sequence    bigint NOT NULL CHECK (sequence >= 1),
    event_id    text COLLATE "C" NOT NULL,
    project_id  text COLLATE "C",
    actor_id    text COLLATE "C",
    actor_kind  text COLLATE "C",
    recorded_by text COLLATE "C",
    request_id  text COLLATE "C",
    address     text COLLATE "C",
    user_agent  text COLLATE "C",
    reason      text COLLATE "C",
    action      text COLLATE "C" NOT NULL,
    target_type text COLLATE "C" NOT NULL,
    target_id   text COLLATE "C",
    occurred_at bigint NOT NULL,
    metadata    text COLLATE "C" NOT NULL,
    CONSTRAINT audit_event_pkey PRIMARY KEY (org_id, sequence),
    CONSTRAINT audit_event_event_id_key UNIQUE (org_id, event_id)
);

CREATE INDEX audit_event_by_time ON audit_event (org_id, occurred_at, sequence);
CREATE INDEX audit_event_of_request
    ON audit_event (org_id, request_id, occurred_at, sequence) WHERE request_id IS NOT NULL;

-- Global: the log of the platform outlives all organizations.
CREATE TABLE platform_audit_event (
    sequence    bigint NOT NULL CHECK (sequence >= 1),
    event_id    text COLLATE "C" NOT NULL,
    actor_id    text COLLATE "C",
    actor_kind  text COLLATE "C",
    request_id  text COLLATE "C",
    address     text COLLATE "C",
    user_agent  text COLLATE "C",
    reason      text COLLATE "C",
    action      text COLLATE "C" NOT NULL,
    target_type text COLLATE "C" NOT NULL,
    target_id   text COLLATE "C" NOT NULL,
    occurred_at bigint NOT NULL,
    metadata    text COLLATE "C" NOT NULL,
    CONSTRAINT platform_audit_event_pkey PRIMARY KEY (sequence),
    CONSTRAINT platform_audit_event_event_id_key UNIQUE (event_id)
);

-- Global: found by the key and the caller. org_id is the organization of the response. Scope and key together may be
-- longer than an entry of an index, so the key of the table is their digest.
CREATE TABLE idempotency_record (
    digest          text COLLATE "C" NOT NULL GENERATED ALWAYS AS (md5(scope || ' ' || idempotency_key)) STORED,
    scope           text COLLATE "C" NOT NULL,
    idempotency_key text COLLATE "C" NOT NULL,
    fingerprint     text COLLATE "C" NOT NULL,
    answer          text COLLATE "C" NOT NULL,
    created_at      bigint NOT NULL,
    org_id          text COLLATE "C" REFERENCES organization ON DELETE CASCADE,
    CONSTRAINT idempotency_record_pkey PRIMARY KEY (digest)
);

CREATE INDEX idempotency_record_by_key ON idempotency_record USING hash (idempotency_key);
CREATE INDEX idempotency_record_by_time ON idempotency_record (created_at);
CREATE INDEX idempotency_record_of_organization ON idempotency_record (org_id);

-- Global: found by the credential, before the organization is known. Scopes are separated by spaces.
CREATE TABLE api_key (
    key_id            text COLLATE "C" NOT NULL,
    org_id            text COLLATE "C" REFERENCES organization ON DELETE CASCADE,
    name              text COLLATE "C" NOT NULL,
    external_id       text COLLATE "C",
    scopes            text COLLATE "C" NOT NULL,
    created_by        text COLLATE "C",
    created_at        bigint NOT NULL,
    expires_at        bigint,
    last_used_at      bigint,
    last_used_address text COLLATE "C",
    revoked_at        bigint,
    secret_hash       text COLLATE "C" NOT NULL,
    CONSTRAINT api_key_pkey PRIMARY KEY (key_id)
);

CREATE INDEX api_key_by_org ON api_key (org_id, key_id);
CREATE INDEX api_key_by_expiry ON api_key (expires_at, key_id) WHERE revoked_at IS NULL;

-- Global, like the keys.
CREATE TABLE session (
    session_id     text COLLATE "C" NOT NULL,
    org_id         text COLLATE "C" REFERENCES organization ON DELETE CASCADE,
    key_id         text COLLATE "C" REFERENCES api_key ON DELETE CASCADE,
    provider_id    text COLLATE "C",
    user_id        text COLLATE "C",
    user_groups    text COLLATE "C" NOT NULL,
    groups_overage integer NOT NULL CHECK (groups_overage IN (0, 1)),
    created_at     bigint NOT NULL,
    last_used_at   bigint NOT NULL,
    expires_at     bigint NOT NULL,
    idle_ms        bigint NOT NULL CHECK (idle_ms > 0),
    ends_at        bigint NOT NULL,
    address        text COLLATE "C",
    user_agent     text COLLATE "C",
    sign_out_hint  text COLLATE "C",
    token_hash     text COLLATE "C" NOT NULL,
    CONSTRAINT session_pkey PRIMARY KEY (session_id),
    CONSTRAINT session_token_hash_key UNIQUE (token_hash),
    FOREIGN KEY (org_id, provider_id) REFERENCES identity_provider ON DELETE CASCADE,
    CHECK ((key_id IS NULL) = (user_id IS NOT NULL)),
    CHECK ((user_id IS NULL) = (provider_id IS NULL)),
    CHECK (user_id IS NULL OR org_id IS NOT NULL)
);

CREATE INDEX session_by_org ON session (org_id, session_id);
CREATE INDEX session_by_key ON session (key_id, session_id) WHERE key_id IS NOT NULL;
CREATE INDEX session_by_user ON session (org_id, user_id, session_id) WHERE user_id IS NOT NULL;
CREATE INDEX session_by_provider ON session (org_id, provider_id) WHERE provider_id IS NOT NULL;
CREATE INDEX session_by_end ON session (ends_at);

CREATE TABLE usage_settings (
    org_id          text COLLATE "C" NOT NULL REFERENCES organization ON DELETE CASCADE,
    backdating_days integer NOT NULL,
    cloud_events    text COLLATE "C" NOT NULL,
    updated_at      bigint NOT NULL,
    CONSTRAINT usage_settings_pkey PRIMARY KEY (org_id)
);

-- scope: the project, '' for usage without one, or '*' for the total over all projects.
CREATE TABLE usage_series (
    org_id      text COLLATE "C" NOT NULL REFERENCES organization ON DELETE CASCADE,
    series_id   bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    metric      text COLLATE "C" NOT NULL,
    unit        text COLLATE "C" NOT NULL,
    scope       text COLLATE "C" NOT NULL,
    project_id  text COLLATE "C" GENERATED ALWAYS AS (CASE WHEN scope IN ('', '*') THEN NULL ELSE scope END) STORED,
    total_id    bigint,
    corrections bigint NOT NULL DEFAULT 0,
    CONSTRAINT usage_series_pkey PRIMARY KEY (org_id, series_id),
    CONSTRAINT usage_series_scope_key UNIQUE (org_id, metric, unit, scope),
    CHECK ((total_id IS NULL) = (scope = '*')),
    FOREIGN KEY (org_id, total_id) REFERENCES usage_series,
    FOREIGN KEY (org_id, project_id) REFERENCES project
);

CREATE INDEX usage_series_of_total ON usage_series (org_id, total_id) WHERE total_id IS NOT NULL;
CREATE INDEX usage_series_of_project ON usage_series (org_id, project_id) WHERE project_id IS NOT NULL;

-- Of all organizations, for the operator. Partial, so that no other query takes them for its own.
CREATE INDEX usage_series_totals_of_metric ON usage_series (metric, unit) WHERE total_id IS NULL;
CREATE INDEX usage_series_parts_of_metric ON usage_series (metric, unit) WHERE total_id IS NOT NULL;

-- The sums of a series by second, minute, hour and day: docs/adr/0016-series-and-rollups.md. No foreign key: it would
-- be checked with every event. Few columns are indexed and pages are not filled, so that updates stay in their page.
CREATE TABLE usage_rollup (
    org_id     text COLLATE "C" NOT NULL,
    series_id  bigint NOT NULL,
    resolution integer NOT NULL CHECK (resolution BETWEEN 0 AND 3),
    bucket     bigint NOT NULL,
    events     bigint NOT NULL,
    billions   bigint NOT NULL,
    ones       bigint NOT NULL,
    nanos      bigint NOT NULL,
    CONSTRAINT usage_rollup_pkey PRIMARY KEY (org_id, series_id, resolution, bucket)
) WITH (fillfactor = 70);

-- Partitions by time of observation, one a month: removing old events is dropping a partition. Events of other times are
-- in the default partition. entry: the sequence of its recording, unique in the organization.
CREATE TABLE usage_event (
    org_id      text COLLATE "C" NOT NULL,
    entry       bigint NOT NULL,
    event_id    text COLLATE "C" NOT NULL,
    series_id   bigint NOT NULL,
    run_id      text COLLATE "C",
    units       bigint NOT NULL CHECK (units BETWEEN 0 AND 999999999999999999),
    nanos       integer NOT NULL CHECK (nanos BETWEEN 0 AND 999999999),
    observed_at bigint NOT NULL,
    recorded_at bigint NOT NULL,
    metadata    text COLLATE "C" NOT NULL,
    voided_at   bigint,
    void_reason text COLLATE "C",
    CONSTRAINT usage_event_pkey PRIMARY KEY (org_id, entry, observed_at)
) PARTITION BY RANGE (observed_at);

CREATE TABLE usage_event_default PARTITION OF usage_event DEFAULT;

CREATE INDEX usage_event_of_series ON usage_event (org_id, series_id, observed_at)
    INCLUDE (units, nanos, recorded_at, voided_at);
CREATE INDEX usage_event_of_run ON usage_event (org_id, series_id, run_id, observed_at, event_id)
    WHERE run_id IS NOT NULL;

-- The ids of events: unique over all partitions, and where an event is. They stay when a partition is dropped.
CREATE TABLE usage_event_id (
    org_id      text COLLATE "C" NOT NULL,
    event_id    text COLLATE "C" NOT NULL,
    entry       bigint NOT NULL,
    observed_at bigint NOT NULL,
    CONSTRAINT usage_event_id_pkey PRIMARY KEY (org_id, event_id)
);

-- The order of recordings and reversals, as ranges of entries: docs/adr/0033-the-order-of-recording.md. first_observed
-- and last_observed bound the partitions that have the events of a range.
CREATE TABLE usage_recording (
    org_id         text COLLATE "C" NOT NULL REFERENCES organization ON DELETE CASCADE,
    last_sequence  bigint NOT NULL CHECK (last_sequence >= 1),
    first_entry    bigint NOT NULL,
    events         integer NOT NULL CHECK (events >= 1),
    first_observed bigint NOT NULL,
    last_observed  bigint NOT NULL,
    last_recorded  bigint NOT NULL,
    CONSTRAINT usage_recording_pkey PRIMARY KEY (org_id, last_sequence)
);

CREATE INDEX usage_recording_by_time ON usage_recording (last_recorded);

CREATE TABLE quota_event (
    org_id        text COLLATE "C" NOT NULL REFERENCES organization ON DELETE CASCADE,
    sequence      bigint NOT NULL CHECK (sequence >= 1),
    scope         text COLLATE "C" NOT NULL,
    metric        text COLLATE "C" NOT NULL,
    unit          text COLLATE "C" NOT NULL,
    period        text COLLATE "C" NOT NULL,
    threshold     integer NOT NULL,
    crossing      text COLLATE "C" NOT NULL,
    used_billions bigint NOT NULL,
    used_units    bigint NOT NULL,
    used_nanos    integer NOT NULL,
    limit_units   bigint NOT NULL,
    limit_nanos   integer NOT NULL,
    occurred_at   bigint NOT NULL,
    CONSTRAINT quota_event_pkey PRIMARY KEY (org_id, sequence)
);

CREATE INDEX quota_event_by_time ON quota_event (occurred_at, org_id, sequence);

CREATE TABLE quota_reservation (
    org_id          text COLLATE "C" NOT NULL REFERENCES organization ON DELETE CASCADE,
    reservation_id  text COLLATE "C" NOT NULL,
    scope           text COLLATE "C" NOT NULL,
    project_id      text COLLATE "C" GENERATED ALWAYS AS (nullif(scope, '')) STORED,
    metric          text COLLATE "C" NOT NULL,
    unit            text COLLATE "C" NOT NULL,
    units           bigint NOT NULL CHECK (units BETWEEN 0 AND 999999999999999999),
    nanos           integer NOT NULL CHECK (nanos BETWEEN 0 AND 999999999),
    created_at      bigint NOT NULL,
    expires_at      bigint NOT NULL,
    settled_at      bigint,
    event_id        text COLLATE "C",
    committed_units bigint,
    committed_nanos integer,
    CONSTRAINT quota_reservation_pkey PRIMARY KEY (org_id, reservation_id),
    FOREIGN KEY (org_id, project_id) REFERENCES project ON DELETE CASCADE
);

CREATE INDEX quota_reservation_held
    ON quota_reservation (org_id, metric, unit, expires_at) INCLUDE (scope, units, nanos) WHERE settled_at IS NULL;
CREATE INDEX quota_reservation_of_project ON quota_reservation (org_id, project_id) WHERE project_id IS NOT NULL;
CREATE INDEX quota_reservation_ended ON quota_reservation (coalesce(settled_at, expires_at));

-- docs/adr/0046-denials.md
CREATE TABLE quota_denial (
    org_id      text COLLATE "C" NOT NULL REFERENCES organization ON DELETE CASCADE,
    sequence    bigint NOT NULL CHECK (sequence >= 1),
    limit_scope text COLLATE "C" NOT NULL,
    metric      text COLLATE "C" NOT NULL,
    unit        text COLLATE "C" NOT NULL,
    period      text COLLATE "C" NOT NULL,
    minute      bigint NOT NULL,
    scope       text COLLATE "C" NOT NULL,
    actor_kind  text COLLATE "C" NOT NULL,
    actor_id    text COLLATE "C" NOT NULL,
    first_at    bigint NOT NULL,
    last_at     bigint NOT NULL,
    refusals    bigint NOT NULL CHECK (refusals >= 1),
    CONSTRAINT quota_denial_pkey PRIMARY KEY (org_id, sequence),
    CONSTRAINT quota_denial_actor_id_key
        UNIQUE (org_id, limit_scope, metric, unit, period, minute, scope, actor_kind, actor_id)
);

CREATE INDEX quota_denial_ended ON quota_denial (last_at, org_id, sequence);

CREATE TABLE quota_refusal (
    org_id             text COLLATE "C" NOT NULL,
    sequence           bigint NOT NULL,
    number             bigint NOT NULL CHECK (number >= 1),
    request_id         text COLLATE "C",
    refused_at         bigint NOT NULL,
    limit_quantity     text COLLATE "C" NOT NULL,
    window_since       bigint NOT NULL,
    window_until       bigint NOT NULL,
    used_quantity      text COLLATE "C" NOT NULL,
    reserved_quantity  text COLLATE "C" NOT NULL,
    requested_quantity text COLLATE "C" NOT NULL,
    reset_at           bigint,
    CONSTRAINT quota_refusal_pkey PRIMARY KEY (org_id, sequence, number),
    FOREIGN KEY (org_id, sequence) REFERENCES quota_denial ON DELETE CASCADE
);

CREATE INDEX quota_refusal_by_request ON quota_refusal (org_id, request_id) WHERE request_id IS NOT NULL;

-- Global: gateways of the platform serve many organizations. scope: the organization that owns the gateway, or '' for
-- the platform.
CREATE TABLE gateway (
    scope      text COLLATE "C" NOT NULL,
    gateway_id text COLLATE "C" NOT NULL,
    org_id     text COLLATE "C" GENERATED ALWAYS AS (nullif(scope, '')) STORED REFERENCES organization ON DELETE CASCADE,
    name       text COLLATE "C" NOT NULL,
    base_url   text COLLATE "C" NOT NULL,
    token      text COLLATE "C",
    status     text COLLATE "C" NOT NULL,
    usage      text COLLATE "C" NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT gateway_pkey PRIMARY KEY (scope, gateway_id)
);

CREATE INDEX gateway_of_organization ON gateway (org_id) WHERE org_id IS NOT NULL;

-- gateway_scope and gateway_id name a gateway and are no foreign key: runs outlive their gateway. ended and active are
-- derived from state and reservations, for partial indexes.
CREATE TABLE workflow_run (
    org_id           text COLLATE "C" NOT NULL,
    run_id           text COLLATE "C" NOT NULL,
    project_id       text COLLATE "C" NOT NULL,
    gateway_scope    text COLLATE "C" NOT NULL,
    gateway_id       text COLLATE "C" NOT NULL,
    gateway_run_id   text COLLATE "C" NOT NULL,
    workflow         text COLLATE "C" NOT NULL,
    state            text COLLATE "C" NOT NULL,
    ended            integer NOT NULL CHECK (ended IN (0, 1)),
    active           integer NOT NULL CHECK (active IN (0, 1)),
    launched_by_kind text COLLATE "C" NOT NULL,
    launched_by      text COLLATE "C" NOT NULL,
    launched_at      bigint NOT NULL,
    resumed_by_kind  text COLLATE "C",
    resumed_by       text COLLATE "C",
    reservations     text COLLATE "C" NOT NULL,
    events_read      bigint NOT NULL,
    wait_kind        text COLLATE "C",
    wait_node        text COLLATE "C",
    wait_since_at    bigint,
    state_since_at   bigint NOT NULL,
    started_at       bigint,
    ended_at         bigint,
    seen_at          bigint,
    error            text COLLATE "C",
    input            text COLLATE "C" NOT NULL,
    outputs          text COLLATE "C" NOT NULL,
    CONSTRAINT workflow_run_pkey PRIMARY KEY (org_id, run_id),
    FOREIGN KEY (org_id, project_id) REFERENCES project ON DELETE CASCADE
);

CREATE INDEX workflow_run_by_time
    ON workflow_run (org_id, launched_at, run_id);
CREATE INDEX workflow_run_of_project
    ON workflow_run (org_id, project_id, launched_at, run_id);
CREATE INDEX workflow_run_of_workflow
    ON workflow_run (org_id, workflow, launched_at, run_id);
CREATE INDEX workflow_run_of_gateway
    ON workflow_run (org_id, gateway_id, launched_at, run_id);
CREATE INDEX workflow_run_of_launcher
    ON workflow_run (org_id, launched_by, launched_at, run_id);
CREATE INDEX workflow_run_in_state
    ON workflow_run (org_id, state, launched_at, run_id);
CREATE INDEX workflow_run_not_ended
    ON workflow_run (org_id, ended, launched_at, run_id) WHERE ended = 0;
CREATE INDEX workflow_run_of_project_not_ended
    ON workflow_run (org_id, project_id, ended, launched_at, run_id) WHERE ended = 0;
CREATE INDEX workflow_run_of_all
    ON workflow_run (launched_at, org_id, run_id);
CREATE INDEX workflow_run_of_all_in_state
    ON workflow_run (state, launched_at, org_id, run_id);
CREATE INDEX workflow_run_of_all_not_ended
    ON workflow_run (launched_at, org_id, run_id) WHERE ended = 0;
CREATE INDEX workflow_run_active
    ON workflow_run (gateway_scope, gateway_id, org_id, run_id) WHERE active = 1;
CREATE INDEX workflow_run_counts
    ON workflow_run (org_id, gateway_scope, gateway_id, workflow, state, ended, launched_at);
CREATE INDEX workflow_run_counts_of_project
    ON workflow_run (org_id, project_id, gateway_scope, gateway_id, workflow, state, ended, launched_at);

-- Global: a run at a gateway belongs to one organization. Found before the organization is known. A row whose run is
-- gone is replaced.
CREATE TABLE gateway_run (
    gateway_scope  text COLLATE "C" NOT NULL,
    gateway_id     text COLLATE "C" NOT NULL,
    gateway_run_id text COLLATE "C" NOT NULL,
    org_id         text COLLATE "C" NOT NULL REFERENCES organization ON DELETE CASCADE,
    run_id         text COLLATE "C" NOT NULL,
    CONSTRAINT gateway_run_pkey PRIMARY KEY (gateway_scope, gateway_id, gateway_run_id)
);

CREATE INDEX gateway_run_of_organization ON gateway_run (org_id, run_id);

CREATE TABLE approval (
    org_id         text COLLATE "C" NOT NULL,
    approval_id    text COLLATE "C" NOT NULL,
    project_id     text COLLATE "C" NOT NULL,
    run_id         text COLLATE "C" NOT NULL,
    gateway_scope  text COLLATE "C" NOT NULL,
    gateway_id     text COLLATE "C" NOT NULL,
    workflow       text COLLATE "C" NOT NULL,
    node_id        text COLLATE "C" NOT NULL,
    iteration      integer NOT NULL,
    mode           text COLLATE "C" NOT NULL,
    title          text COLLATE "C" NOT NULL,
    summary        text COLLATE "C",
    options        text COLLATE "C" NOT NULL,
    allowed_scopes text COLLATE "C" NOT NULL,
    allowed_users  text COLLATE "C" NOT NULL,
    requested_at   bigint NOT NULL,
    status         text COLLATE "C" NOT NULL,
    open           integer NOT NULL CHECK (open IN (0, 1)),
    deadline_at    bigint,
    cause          text COLLATE "C",
    selected       text COLLATE "C",
    ranked         text COLLATE "C",
    ended_at       bigint,
    delivery       text COLLATE "C",
    detail         text COLLATE "C",
    CONSTRAINT approval_pkey PRIMARY KEY (org_id, approval_id),
    CONSTRAINT approval_iteration_key UNIQUE (org_id, run_id, node_id, iteration),
    FOREIGN KEY (org_id, run_id) REFERENCES workflow_run ON DELETE CASCADE
);

CREATE INDEX approval_by_time
    ON approval (org_id, requested_at, approval_id);
CREATE INDEX approval_of_project
    ON approval (org_id, project_id, requested_at, approval_id);
CREATE INDEX approval_of_run
    ON approval (org_id, run_id, requested_at, approval_id);
CREATE INDEX approval_of_workflow
    ON approval (org_id, workflow, requested_at, approval_id);
CREATE INDEX approval_in_status
    ON approval (org_id, status, requested_at, approval_id);
CREATE INDEX approval_of_all
    ON approval (requested_at, org_id, approval_id);
CREATE INDEX approval_of_all_in_status
    ON approval (status, requested_at, org_id, approval_id);
CREATE INDEX approval_open
    ON approval (gateway_scope, gateway_id, org_id, approval_id) WHERE open = 1;

CREATE TABLE approval_decision (
    org_id          text COLLATE "C" NOT NULL,
    approval_id     text COLLATE "C" NOT NULL,
    position        integer NOT NULL CHECK (position >= 0),
    decided_by_kind text COLLATE "C" NOT NULL,
    decided_by      text COLLATE "C" NOT NULL,
    approved        integer NOT NULL CHECK (approved IN (0, 1)),
    note            text COLLATE "C",
    selected        text COLLATE "C",
    ranked          text COLLATE "C",
    decided_at      bigint NOT NULL,
    CONSTRAINT approval_decision_pkey PRIMARY KEY (org_id, approval_id, position),
    FOREIGN KEY (org_id, approval_id) REFERENCES approval ON DELETE CASCADE
);

CREATE TABLE approval_policy (
    org_id             text COLLATE "C" NOT NULL REFERENCES organization ON DELETE CASCADE,
    policy_id          text COLLATE "C" NOT NULL,
    project_id         text COLLATE "C",
    workflow           text COLLATE "C",
    node_id            text COLLATE "C",
    roles              text COLLATE "C" NOT NULL,
    teams              text COLLATE "C" NOT NULL,
    users              text COLLATE "C" NOT NULL,
    required_approvals integer NOT NULL,
    self_approval      integer NOT NULL CHECK (self_approval IN (0, 1)),
    deadline_millis    bigint,
    note_required      integer NOT NULL CHECK (note_required IN (0, 1)),
    created_at         bigint NOT NULL,
    updated_at         bigint NOT NULL,
    CONSTRAINT approval_policy_pkey PRIMARY KEY (org_id, policy_id),
    FOREIGN KEY (org_id, project_id) REFERENCES project ON DELETE CASCADE
);

CREATE INDEX approval_policy_of_project
    ON approval_policy (org_id, project_id) WHERE project_id IS NOT NULL;
