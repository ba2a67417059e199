// The README's walk with the types that openapi-typescript makes of the OpenAPI document. It compiles only if they have
// the members that it uses.
//
// SERVER: the address of the server; TOKEN: the key of the platform administrator.
import assert from 'node:assert/strict';
import createClient from 'openapi-fetch';
import type { components, paths } from './api.js';

type Schemas = components['schemas'];
/** What `usage-events` sends with 429. */
type Rejection =
  paths['/v1/orgs/{orgId}/usage-events']['post']['responses'][429]['content']['application/problem+json'];

const baseUrl = process.env['SERVER'] ?? '';
const platform = client(process.env['TOKEN'] ?? '');
const path = { orgId: 'org_acme' };

const org = some(
  await platform.POST('/v1/orgs', { body: { orgId: path.orgId, slug: 'acme', name: 'Acme', metadata: { tier: 'gold' } } }),
);
assert.equal(org.slug, 'acme');
assert.deepEqual(org.metadata, { tier: 'gold' });

const key = some(
  await platform.POST('/v1/orgs/{orgId}/api-keys', { params: { path }, body: { name: 'CI', scopes: ['*'] } }),
);
assert.ok(key.token !== null, 'a new key has a token');
const landlord = client(key.token);

for (const slug of ['app', 'batch', 'web']) {
  const project: Schemas['Project'] = some(
    await landlord.POST('/v1/orgs/{orgId}/projects', {
      params: { path },
      body: { projectId: `project_${slug}`, slug, name: slug },
    }),
  );
  assert.equal(project.projectId, `project_${slug}`);
}

const limit = some(
  await landlord.PUT('/v1/orgs/{orgId}/usage-limits', {
    params: { path },
    body: { metric: 'tokens', period: 'rolling-24h', limitQuantity: 10_000_000_000, enforcement: 'hard' },
  }),
);
assert.equal(limit.limitQuantity, 10_000_000_000);
assert.equal(limit.timeZone, null);

// Twice: the second is the same event.
for (let time = 0; time < 2; time++) {
  const recorded = some(
    await landlord.POST('/v1/orgs/{orgId}/usage-events', {
      params: { path },
      body: { eventId: 'evt-1', projectId: 'project_app', metric: 'tokens', quantity: '9999999990.5' },
    }),
  );
  assert.ok('eventId' in recorded, 'one event is answered with the event');
  assert.equal(recorded.quantity, 9_999_999_990.5);
}

const { error, response } = await landlord.POST('/v1/orgs/{orgId}/usage-events', {
  params: { path },
  body: { eventId: 'evt-2', metric: 'tokens', quantity: 300 },
});
assert.equal(response.status, 429);
const rejection = error as Rejection;
assert.ok(rejection.code === 'QUOTA_EXCEEDED');
assert.deepEqual(rejection.limit, {
  orgId: path.orgId,
  projectId: null,
  metric: 'tokens',
  unit: 'count',
  period: 'rolling-24h',
});
assert.equal(rejection.usedQuantity, 9_999_999_990.5);
assert.equal(rejection.reservedQuantity, 0);
assert.equal(rejection.remainingQuantity, 9.5);
assert.equal(rejection.requestedQuantity, 300);
assert.ok(rejection.resetAt !== null, 'there is room in a day');
assert.ok(Date.parse(rejection.resetAt) > Date.parse(rejection.windowEnd));

const check = some(
  await landlord.GET('/v1/orgs/{orgId}/usage-limits/check', {
    params: { path, query: { metric: 'tokens', period: 'rolling-24h' } },
  }),
);
assert.equal(check.usedQuantity, 9_999_999_990.5);
assert.equal(check.remainingQuantity, 9.5);
assert.equal(check.exceeded, false);

const slugs: string[] = [];
let cursor: string | undefined;
do {
  const page: Schemas['ProjectPage'] = some(
    await landlord.GET('/v1/orgs/{orgId}/projects', { params: { path, query: { limit: 2, cursor } } }),
  );
  assert.ok(page.items.length <= 2);
  slugs.push(...page.items.map((project) => project.slug));
  cursor = page.nextCursor ?? undefined;
} while (cursor !== undefined);
assert.deepEqual(slugs, ['app', 'batch', 'web']);

const policy = some(
  await landlord.PUT('/v1/orgs/{orgId}/approval-policies/{policyId}', {
    params: { path: { ...path, policyId: 'deploy' } },
    body: { workflow: 'deploy', requiredApprovals: 2, noteRequired: true },
  }),
);
assert.equal(policy.requiredApprovals, 2);
const runs: Schemas['RunPage'] = some(
  await landlord.GET('/v1/orgs/{orgId}/runs', { params: { path, query: { state: 'waiting-approval', limit: 1 } } }),
);
assert.deepEqual(runs.items, []);
const launch = await landlord.POST('/v1/orgs/{orgId}/projects/{projectId}/runs', {
  params: { path: { ...path, projectId: 'project_app' } },
  body: { workflow: 'deploy', input: { version: '1.4.2' } },
});
// There is no gateway.
assert.equal(launch.error?.code, 'INVALID_INPUT');

const invalid = await landlord.POST('/v1/orgs/{orgId}/projects', { params: { path }, body: { slug: 'Web!', name: '' } });
assert.equal(invalid.error?.code, 'INVALID_INPUT');
assert.deepEqual(
  (invalid.error as Schemas['Problem']).errors?.map((fault) => fault.pointer),
  ['/slug', '/name'],
);

function client(token: string) {
  return createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });
}

function some<T>(result: { data?: T; error?: unknown }): T {
  assert.ok(result.data !== undefined, JSON.stringify(result.error));
  return result.data;
}
