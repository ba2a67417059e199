import { path, rest } from './landlord-client.js';
import { element, labelled } from './dom.js';

/**
 * The form that decides an approval, by its mode.
 *
 * @param {any} approval
 * @param {(action: () => Promise<unknown>) => void} run does something, then shows the result
 */
export function approvalForm(approval, run) {
  const { orgId, approvalId, mode, options, rules } = approval;
  const note = element('input', { name: 'note', required: rules.noteRequired });
  const choice = mode === 'select' ? select(options) : mode === 'rank' ? rank(options) : null;
  const decide = (approved) => () =>
    rest('POST', path`/v1/orgs/${orgId}/approvals/${approvalId}/decisions`, {
      approved,
      note: note.value === '' ? null : note.value,
      ...(approved && choice !== null ? choice.value() : {}),
    });
  const form = element(
    'form',
    { onsubmit: (event) => event.preventDefault() },
    element('strong', {}, approval.title),
    element('span', {}, `${approval.summary ?? ''} (run ${approval.runId})`),
    choice?.view,
    labelled('Note', note),
    element(
      'span',
      {},
      element('button', { type: 'button', onclick: () => form.reportValidity() && run(decide(true)) }, 'Approve'),
      ' ',
      element('button', { type: 'button', onclick: () => note.reportValidity() && run(decide(false)) }, 'Deny'),
    ),
  );
  return approval.mayDecide ? form : element('p', {}, `${approval.title}: ${approval.refusal ?? 'decided'}`);
}

function select(options) {
  const radios = options.map(({ key }) => element('input', { type: 'radio', name: 'selected', value: key, required: true }));
  const labels = options.map(({ label, summary }, at) => {
    const text = summary === null ? label : `${label}: ${summary}`;
    return element('label', { className: 'choice' }, radios[at], ` ${text}`);
  });
  return { view: element('div', {}, ...labels), value: () => ({ selected: radios.find((radio) => radio.checked)?.value }) };
}

function rank(options) {
  const list = element('ol');
  list.append(
    ...options.map(({ key, label }) => {
      const item = element('li', {}, `${label} `);
      const up = () => item.previousElementSibling?.before(item);
      item.dataset.key = key;
      item.append(element('button', { type: 'button', onclick: up, ariaLabel: `${label}: up` }, '↑'));
      return item;
    }),
  );
  return { view: list, value: () => ({ ranked: [...list.children].map((item) => item.dataset.key) }) };
}
