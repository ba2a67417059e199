import type { Messages } from '../messages';

export const refusals: Messages['refusals'] = {
  around: (zone) => `Um (${zone})`,
  caller: 'Aufrufer',
  count: 'Anzahl',
  explain: 'Warum?',
  last: 'Zuletzt',
  margins: { '1m': '1 Minute', '5m': '5 Minuten', '15m': '15 Minuten', '1h': '1 Stunde', '24h': '1 Tag' },
  none: 'Keine Anfrage wurde abgelehnt.',
  organization: 'Organisation (Kürzel oder Name)',
  requestId: 'Anfrage-ID',
  since: (zone) => `Von (${zone})`,
  title: 'Was wurde abgelehnt?',
  until: (zone) => `Bis (${zone})`,
  why: 'Grund',
  whyButton: 'Warum wurde das abgelehnt?',
  within: 'Davor und danach',
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
  sameMinute: 'Andere in jener Minute',
  title: 'Warum wurde das abgelehnt?',
  unknown: (requestId) => `Von der Anfrage ${requestId} ist hier keine Ablehnung bekannt. Ablehnungen werden 90 Tage aufbewahrt.`,
  wholeOrganization: 'Ganze Organisation',
  wouldFit: 'Die Anfrage würde angenommen',
};
