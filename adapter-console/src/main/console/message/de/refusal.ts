import type { Messages } from '../messages';

export const refusals: Messages['refusals'] = {
  caller: 'Aufrufer',
  count: 'Anzahl',
  explain: 'Warum?',
  last: 'Zuletzt',
  none: 'Keine Anfrage wurde abgelehnt.',
  requestId: 'Anfrage-ID',
  title: 'Was wurde abgelehnt?',
  why: 'Grund',
  whyButton: 'Warum wurde das abgelehnt?',
};

export const refusal: Messages['refusal'] = {
  asked: 'Verlangt',
  because: ({ requested, remaining, metric, unit }) => `Die Anfrage verlangte ${requested} ${unit} von ${metric}; ${remaining} ${unit} waren frei.`,
  changed: 'Wer das Limit zuletzt geändert hat',
  limitGone: 'Das Limit gibt es nicht mehr.',
  moment: 'In jenem Moment',
  neverChanged: 'Unter den letzten Ereignissen des Audit-Logs ist keine Änderung dieses Limits.',
  never: 'Nie: Die Anfrage ist größer als das Limit.',
  now: 'Jetzt',
  others: 'In jener Minute abgelehnt',
  room: 'Platz dafür',
  title: 'Warum wurde das abgelehnt?',
  unknown: (requestId) => `Von der Anfrage ${requestId} ist hier keine Ablehnung bekannt. Ablehnungen werden 90 Tage aufbewahrt.`,
  wholeOrganization: 'Ganze Organisation',
  wouldFit: 'Die Anfrage würde angenommen',
};
