-- Workflow gateways, and the runs and approvals of workflows: docs/adr/0007-scope-columns.md says why there are scopes.

-- scope: the organization that owns the gateway, or '' for a gateway of the platform. token: where the token is, never
-- the token itself. usage: a JSON array of mappings.
CREATE TABLE gateway (
    scope      TEXT    NOT NULL,
    gateway_id TEXT    NOT NULL,
    org_id     TEXT    GENERATED ALWAYS AS (nullif(scope, '')) STORED REFERENCES organization ON DELETE CASCADE,
    name       TEXT    NOT NULL,
    base_url   TEXT    NOT NULL,
    token      TEXT,
    status     TEXT    NOT NULL,
    usage      TEXT    NOT NULL CHECK (json_valid(usage)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (scope, gateway_id)
) STRICT, WITHOUT ROWID;

-- What the deletion of an organization removes.
CREATE INDEX gateway_of_organization ON gateway (org_id) WHERE org_id IS NOT NULL;

-- gateway_scope and gateway_id name a gateway and are no foreign key: runs outlive their gateway. ended and active are
-- derived from state and reservations, so that partial indexes can say what is still to be looked after: a run is active
-- until it has ended and holds no reservations. reservations: a JSON array of their ids.
-- Rows may be large (input and outputs), so they are not in the tree of the key, and those two are their last columns:
-- the others are read without them.
CREATE TABLE workflow_run (
    org_id           TEXT    NOT NULL,
    run_id           TEXT    NOT NULL,
    project_id       TEXT    NOT NULL,
    gateway_scope    TEXT    NOT NULL,
    gateway_id       TEXT    NOT NULL,
    gateway_run_id   TEXT    NOT NULL,
    workflow         TEXT    NOT NULL,
    state            TEXT    NOT NULL,
    ended            INTEGER NOT NULL CHECK (ended IN (0, 1)),
    active           INTEGER NOT NULL CHECK (active IN (0, 1)),
    launched_by_kind TEXT    NOT NULL,
    launched_by      TEXT    NOT NULL,
    launched_at      INTEGER NOT NULL,
    resumed_by_kind  TEXT,
    resumed_by       TEXT,
    reservations     TEXT    NOT NULL CHECK (json_valid(reservations)),
    events_read      INTEGER NOT NULL,
    wait_kind        TEXT,
    wait_node        TEXT,
    wait_since_at    INTEGER,
    state_since_at   INTEGER NOT NULL,
    started_at       INTEGER,
    ended_at         INTEGER,
    seen_at          INTEGER,
    error            TEXT,
    input            TEXT    NOT NULL CHECK (json_valid(input)),
    outputs          TEXT    NOT NULL CHECK (json_valid(outputs)),
    PRIMARY KEY (org_id, run_id),
    UNIQUE (gateway_scope, gateway_id, gateway_run_id),
    FOREIGN KEY (org_id, project_id) REFERENCES project ON DELETE CASCADE
) STRICT;

-- Lists of an organization, newest first, each by one filter.
CREATE INDEX workflow_run_by_time ON workflow_run (org_id, launched_at, run_id);
CREATE INDEX workflow_run_of_project ON workflow_run (org_id, project_id, launched_at, run_id);
CREATE INDEX workflow_run_of_workflow ON workflow_run (org_id, workflow, launched_at, run_id);
CREATE INDEX workflow_run_of_gateway ON workflow_run (org_id, gateway_id, launched_at, run_id);
CREATE INDEX workflow_run_of_launcher ON workflow_run (org_id, launched_by, launched_at, run_id);
CREATE INDEX workflow_run_in_state ON workflow_run (org_id, state, launched_at, run_id);

-- Those that have not ended, and whether a project has one. ended is a column so that SQLite prefers them to the indexes
-- without it, which have the same order and all runs.
CREATE INDEX workflow_run_not_ended ON workflow_run (org_id, ended, launched_at, run_id) WHERE ended = 0;
CREATE INDEX workflow_run_of_project_not_ended
    ON workflow_run (org_id, project_id, ended, launched_at, run_id) WHERE ended = 0;

-- Lists of all organizations.
CREATE INDEX workflow_run_of_all ON workflow_run (launched_at, org_id, run_id);
CREATE INDEX workflow_run_of_all_in_state ON workflow_run (state, launched_at, org_id, run_id);
CREATE INDEX workflow_run_of_all_not_ended ON workflow_run (launched_at, org_id, run_id) WHERE ended = 0;

-- What has to be followed at a gateway: few of all that it ever ran.
CREATE INDEX workflow_run_active ON workflow_run (gateway_scope, gateway_id, org_id, run_id) WHERE active = 1;

-- How often each workflow ran. They carry what is counted, so that the rows are not read.
CREATE INDEX workflow_run_counts
    ON workflow_run (org_id, gateway_scope, gateway_id, workflow, state, ended, launched_at);
CREATE INDEX workflow_run_counts_of_project
    ON workflow_run (org_id, project_id, gateway_scope, gateway_id, workflow, state, ended, launched_at);

-- project_id, gateway and workflow are those of the run. options, allowed_scopes, allowed_users and ranked are JSON
-- arrays. cause to detail are the outcome; null while it is pending. open: it is pending, or the gateway still has to be
-- told the outcome.
CREATE TABLE approval (
    org_id         TEXT    NOT NULL,
    approval_id    TEXT    NOT NULL,
    project_id     TEXT    NOT NULL,
    run_id         TEXT    NOT NULL,
    gateway_scope  TEXT    NOT NULL,
    gateway_id     TEXT    NOT NULL,
    workflow       TEXT    NOT NULL,
    node_id        TEXT    NOT NULL,
    iteration      INTEGER NOT NULL,
    mode           TEXT    NOT NULL,
    title          TEXT    NOT NULL,
    summary        TEXT,
    options        TEXT    NOT NULL CHECK (json_valid(options)),
    allowed_scopes TEXT    NOT NULL CHECK (json_valid(allowed_scopes)),
    allowed_users  TEXT    NOT NULL CHECK (json_valid(allowed_users)),
    requested_at   INTEGER NOT NULL,
    status         TEXT    NOT NULL,
    open           INTEGER NOT NULL CHECK (open IN (0, 1)),
    deadline_at    INTEGER,
    cause          TEXT,
    selected       TEXT,
    ranked         TEXT             CHECK (json_valid(ranked)),
    ended_at       INTEGER,
    delivery       TEXT,
    detail         TEXT,
    PRIMARY KEY (org_id, approval_id),
    UNIQUE (org_id, run_id, node_id, iteration),
    FOREIGN KEY (org_id, run_id) REFERENCES workflow_run ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Lists of an organization, the latest first, each by one filter.
CREATE INDEX approval_by_time ON approval (org_id, requested_at, approval_id);
CREATE INDEX approval_of_project ON approval (org_id, project_id, requested_at, approval_id);
CREATE INDEX approval_of_run ON approval (org_id, run_id, requested_at, approval_id);
CREATE INDEX approval_of_workflow ON approval (org_id, workflow, requested_at, approval_id);
CREATE INDEX approval_in_status ON approval (org_id, status, requested_at, approval_id);

-- Lists of all organizations.
CREATE INDEX approval_of_all ON approval (requested_at, org_id, approval_id);
CREATE INDEX approval_of_all_in_status ON approval (status, requested_at, org_id, approval_id);

-- What has to be followed at a gateway.
CREATE INDEX approval_open ON approval (gateway_scope, gateway_id, org_id, approval_id) WHERE open = 1;

-- position: the place in the decisions of the approval, from 0.
CREATE TABLE approval_decision (
    org_id          TEXT    NOT NULL,
    approval_id     TEXT    NOT NULL,
    position        INTEGER NOT NULL CHECK (position >= 0),
    decided_by_kind TEXT    NOT NULL,
    decided_by      TEXT    NOT NULL,
    approved        INTEGER NOT NULL CHECK (approved IN (0, 1)),
    note            TEXT,
    selected        TEXT,
    ranked          TEXT             CHECK (json_valid(ranked)),
    decided_at      INTEGER NOT NULL,
    PRIMARY KEY (org_id, approval_id, position),
    FOREIGN KEY (org_id, approval_id) REFERENCES approval ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- project_id, workflow and node_id are what the policy matches; null for all. They are not in the key, so the project
-- needs no scope. roles, teams and users are JSON arrays.
CREATE TABLE approval_policy (
    org_id             TEXT    NOT NULL REFERENCES organization ON DELETE CASCADE,
    policy_id          TEXT    NOT NULL,
    project_id         TEXT,
    workflow           TEXT,
    node_id            TEXT,
    roles              TEXT    NOT NULL CHECK (json_valid(roles)),
    teams              TEXT    NOT NULL CHECK (json_valid(teams)),
    users              TEXT    NOT NULL CHECK (json_valid(users)),
    required_approvals INTEGER NOT NULL,
    self_approval      INTEGER NOT NULL CHECK (self_approval IN (0, 1)),
    deadline_millis    INTEGER,
    note_required      INTEGER NOT NULL CHECK (note_required IN (0, 1)),
    created_at         INTEGER NOT NULL,
    updated_at         INTEGER NOT NULL,
    PRIMARY KEY (org_id, policy_id),
    FOREIGN KEY (org_id, project_id) REFERENCES project ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What the deletion of a project removes.
CREATE INDEX approval_policy_of_project ON approval_policy (org_id, project_id) WHERE project_id IS NOT NULL;
