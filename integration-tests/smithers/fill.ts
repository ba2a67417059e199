// Fills a file by every method of the original store that writes, and prints what its own methods answer about it:
// the export of each organization, and the checks of its limits.
// Usage: bun fill.ts FILE
import { Database } from "bun:sqlite";
import { ControlPlaneStore } from "@smithers-orchestrator/control-plane";

const store = new ControlPlaneStore(new Database(Bun.argv[2], { create: true }));
const start = Date.UTC(2026, 8, 1);
const hour = 3_600_000;
const until = start + 29 * 24 * hour;

function fill(orgId: string, events: number) {
  store.createOrg({ orgId, slug: orgId.replace("_", "-"), name: `The ${orgId} of tests`, createdAtMs: start });
  for (const team of ["core", "ops"]) {
    store.createTeam({ orgId, teamId: `team_${team}`, slug: team, name: team, createdAtMs: start + 1 });
    store.addTeamMember({ orgId, teamId: `team_${team}`, userId: "ada", role: "owner", createdAtMs: start + 2 });
    store.addTeamMember({ orgId, teamId: `team_${team}`, userId: "ada", role: "lead", createdAtMs: start + 3 });
    store.addTeamMember({ orgId, teamId: `team_${team}`, userId: "bob", createdAtMs: start + 4 });
  }
  for (const project of ["app", "api"]) {
    store.createProject({
      orgId,
      projectId: `project_${project}`,
      slug: project,
      name: project,
      metadata: { tier: "gold", nested: { numbers: [1, 2.5, 1e21, -0.1], text: "Grüße \u{1F600}" }, none: null },
      createdAtMs: start + 5,
    });
    store.addProjectTeam({ orgId, projectId: `project_${project}`, teamId: "team_core", createdAtMs: start + 6 });
  }
  store.addProjectTeam({ orgId, projectId: "project_api", teamId: "team_ops", role: "admin" });
  store.upsertBillingAccount({ orgId, plan: "free", updatedAtMs: start });
  store.upsertBillingAccount({ orgId, plan: "pro", billingCustomerId: "cus_1", status: "past_due", updatedAtMs: start + 7 });
  store.upsertIdentityProvider({ orgId, providerId: "oidc", type: "oidc", issuer: "https://idp.example", updatedAtMs: start });
  store.upsertIdentityProvider({
    orgId,
    providerId: "saml",
    type: "saml",
    issuer: "urn:idp",
    ssoUrl: "https://idp.example/sso",
    certificateRef: "file:idp.pem",
    status: "disabled",
    metadata: { emailDomains: ["acme.example"] },
    createdAtMs: start,
    updatedAtMs: start + 8,
  });
  for (let i = 0; i < events; i++) {
    store.recordUsage({
      orgId,
      projectId: [null, "project_app", "project_api"][i % 3],
      runId: i % 5 === 0 ? `run_${i}` : null,
      metric: i % 2 === 0 ? "tokens" : "compute",
      // Some with more than nine digits after the point: 0.1 + 0.2 and such.
      quantity: [1, 0.1, 0.25, 1 / 3, 0.1 + 0.2, 12_345_678][i % 6],
      unit: i % 2 === 0 ? undefined : "seconds",
      observedAtMs: start + ((i * 7919) % 600) * hour + (i % 997),
      metadata: i % 4 === 0 ? { index: i } : undefined,
    });
  }
  for (const period of ["daily", "weekly", "monthly"]) {
    store.setUsageLimit({ orgId, metric: "tokens", period, limitQuantity: 100.5, updatedAtMs: start + 9 });
    store.setUsageLimit({
      orgId,
      projectId: "project_app",
      metric: "compute",
      unit: "seconds",
      period,
      limitQuantity: 1e9,
      updatedAtMs: start + 10,
    });
  }
  store.putSecretRef({ orgId, name: "deploy", provider: "vault", ref: "kv/shared", createdBy: "ada", createdAtMs: start });
  store.putSecretRef({
    orgId,
    projectId: "project_app",
    name: "deploy",
    provider: "aws",
    ref: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:app",
    createdAtMs: start,
    rotatedAtMs: start + 11,
  });
  store.recordAuditEvent({
    orgId,
    projectId: "project_app",
    actorId: "ci:robot",
    action: "deploy.approve",
    targetType: "deployment",
    targetId: "d-1",
    occurredAtMs: start - hour,
    metadata: { by: ["ada", "bob"] },
  });
}

fill("org_acme", 3000);
fill("org_globex", 50);

const answers = ["org_acme", "org_globex"].map((orgId) => ({
  export: store.exportOrgAudit({ orgId }),
  events: store.sqlite.query("SELECT count(*) AS n FROM _smithers_cp_usage_events WHERE org_id = ?").get(orgId).n,
  members: ["team_core", "team_ops"].map((teamId) =>
    store.sqlite.query("SELECT user_id, role, created_at_ms FROM _smithers_cp_team_members WHERE org_id = ? AND team_id = ? ORDER BY user_id").all(orgId, teamId)),
  grants: store.sqlite.query("SELECT project_id, team_id, role FROM _smithers_cp_project_teams WHERE org_id = ? ORDER BY project_id, team_id").all(orgId),
  until,
  checks: ["daily", "weekly", "monthly"].flatMap((period) => [
    store.checkUsageLimit({ orgId, metric: "tokens", period, untilMs: until }),
    store.checkUsageLimit({ orgId, projectId: "project_app", metric: "compute", unit: "seconds", period, untilMs: until }),
  ]),
}));
console.log(JSON.stringify(answers));
