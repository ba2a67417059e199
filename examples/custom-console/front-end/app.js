import { approvalForm } from './approval.js';
import { element, labelled, table } from './dom.js';
import { LandlordError, frontEnd, path, rest, signIn, signOut, whoAmI } from './landlord-client.js';

const REFRESH = 3_000;
const AWAY = 60_000;

const main = document.getElementById('main');
let lastInput = Date.now();
['keydown', 'pointermove', 'pointerdown'].forEach((kind) => addEventListener(kind, () => (lastInput = Date.now())));

/** What is read while nobody uses the page does not keep the session alive. */
const reading = () => ({ background: Date.now() - lastInput > AWAY });

async function start() {
  brand(await frontEnd());
  const who = await whoAmI();
  if (who === null) {
    main.replaceChildren(element('button', { onclick: () => signIn() }, 'Sign in'));
    return;
  }
  document.getElementById('who').append(`${who.actorId} `, element('button', { onclick: leave }, 'Sign out'));
  const orgId = who.orgId ?? (await chosenOrganization());
  if (orgId !== undefined) show(orgId, await projectsOf(orgId, who));
}

function brand({ title, props }) {
  document.title = title;
  document.getElementById('title').textContent = props.brand ?? title;
  if (props.accent) document.documentElement.style.setProperty('--accent', props.accent);
  if (props.support) document.getElementById('footer').textContent = `Help: ${props.support}`;
}

async function leave() {
  await signOut();
  location.reload();
}

/** Operators belong to no organization: the address has the one that they look at. */
async function chosenOrganization() {
  const asked = new URLSearchParams(location.search).get('org');
  if (asked !== null) return asked;
  const { items } = await rest('GET', '/v1/orgs?limit=100');
  const links = items.map(({ orgId, name }) => element('li', {}, element('a', { href: `?${new URLSearchParams({ org: orgId })}` }, name)));
  main.replaceChildren(element('h2', {}, 'Organizations'), element('ul', {}, ...links));
  return undefined;
}

async function projectsOf(orgId, who) {
  if (!who.permissions.includes('project:read')) return who.projects.map(({ projectId }) => projectId);
  const { items } = await rest('GET', path`/v1/orgs/${orgId}/projects?limit=500`);
  return items.map(({ projectId }) => projectId);
}

function show(orgId, projects) {
  const workflows = element('section', { id: 'workflows' });
  const approvals = element('section', { id: 'approvals' });
  const runs = element('section', { id: 'runs' });
  const problem = element('p', { className: 'problem', hidden: true, role: 'alert' });
  main.replaceChildren(problem, approvals, workflows, runs);
  let shownWorkflows = '';
  let shownApprovals = '';

  const read = async () => {
    const get = (address) => rest('GET', address, undefined, reading());
    const [workflowPage, runPage, approvalPage] = await Promise.all([
      get(path`/v1/orgs/${orgId}/workflows?limit=100`),
      get(path`/v1/orgs/${orgId}/runs?limit=50`),
      get(path`/v1/orgs/${orgId}/approvals?status=pending&limit=50`),
    ]);
    runs.replaceChildren(...runTable(runPage.items));
    // Forms stay as they are while somebody fills them in.
    const nextWorkflows = JSON.stringify(workflowPage.items.map(({ gateway, key }) => [gateway, key]));
    if (nextWorkflows !== shownWorkflows) {
      const launch = (workflow, close) => launchForm(orgId, projects, workflow, (action) => act(() => action().then(close)));
      workflows.replaceChildren(...workflowTable(workflowPage.items, launch));
      shownWorkflows = nextWorkflows;
    }
    const nextApprovals = JSON.stringify(approvalPage.items);
    if (nextApprovals !== shownApprovals) {
      approvals.replaceChildren(element('h2', {}, 'Approvals'), ...approvalPage.items.map((one) => approvalForm(one, act)));
      shownApprovals = nextApprovals;
    }
  };
  const tell = (failure) => {
    problem.hidden = false;
    problem.textContent = textOf(failure);
  };
  const act = (action) => {
    problem.hidden = true;
    action().then(read).catch(tell);
  };
  read().catch(tell);
  setInterval(() => document.hidden || read().catch(tell), REFRESH);
}

function workflowTable(workflows, launch) {
  const rows = workflows.map((workflow) => {
    const cell = element('span');
    const open = () => cell.replaceChildren(launch(workflow, close));
    const close = () => cell.replaceChildren(element('button', { onclick: open, ariaLabel: `Launch ${workflow.key}` }, 'Launch…'));
    close();
    return [workflow.name ?? workflow.key, workflow.gatewayName, cell];
  });
  return [element('h2', {}, 'Workflows'), table(['Workflow', 'Gateway', ''], rows)];
}

function launchForm(orgId, projects, workflow, act) {
  const project = element('select', {}, ...projects.map((projectId) => element('option', {}, projectId)));
  const input = element('textarea', { rows: 3, value: '{}' });
  const launch = (event) => {
    event.preventDefault();
    act(async () =>
      rest('POST', path`/v1/orgs/${orgId}/projects/${project.value}/runs`, {
        workflow: workflow.key,
        gatewayId: workflow.gateway.gatewayId,
        input: JSON.parse(input.value),
      }),
    );
  };
  return element('form', { onsubmit: launch }, labelled('Project', project), labelled('Input', input), element('button', {}, 'Launch'));
}

function runTable(runs) {
  const rows = runs.map((run) => [run.runId, run.workflow, run.state, run.launchedBy.id, new Date(run.launchedAt).toLocaleString()]);
  return [element('h2', {}, 'Runs'), table(['Run', 'Workflow', 'State', 'By', 'Launched'], rows)];
}

function textOf(failure) {
  if (!(failure instanceof LandlordError)) return String(failure);
  if (failure.isSignedOut) signIn();
  return `${failure.detail} (${failure.code})`;
}

start().catch((failure) => main.replaceChildren(element('p', { className: 'problem', role: 'alert' }, textOf(failure))));
