import type { Messages } from '../messages';

export const usage: Messages['usage'] = {
  asOf: 'Stand',
  asOfNote: (time) => `Summen dessen, was am ${time} erfasst und nicht storniert war.`,
  bucket: 'Je',
  buckets: { minute: 'Minute', hour: 'Stunde', day: 'Tag', week: 'Woche', month: 'Monat' },
  run: 'Lauf',
  tooMany: (rows) => `Nur die ersten ${rows} Abschnitte sind zu sehen. Wählen Sie größere Abschnitte oder einen kürzeren Zeitraum.`,
  chart: (metric, largest, unit, when) =>
    `Nutzung von ${metric} im Verlauf. Am größten ist sie mit ${largest} ${unit}, ${when}. Die Tabelle darunter hat alle Werte.`,
  ledger: 'Ereignisse',
  metric: 'Metrik',
  none: 'Keine Nutzung in diesem Zeitraum.',
  otherMetrics: 'Ebenfalls genutzt:',
  periodBefore: 'Zeitraum davor',
  quantity: 'Menge',
  since: 'Von',
  thisPeriod: 'Dieser Zeitraum',
  title: 'Was wurde genutzt?',
  unit: 'Einheit',
  until: 'Bis',
};

export const ledger: Messages['ledger'] = {
  crumb: 'Ereignisse',
  event: 'Nutzungsereignis',
  none: 'Kein Ereignis in diesem Zeitraum.',
  observed: 'Beobachtet',
  recorded: 'Erfasst',
  run: 'Lauf',
  title: 'Aus welchen Ereignissen bestehen die Summen?',
  void: 'Stornieren',
  voided: 'Storniert',
  voidEffect: 'Das Ereignis zählt nicht mehr für Nutzung und Limits. Es bleibt mit dem Grund im Hauptbuch. Menge:',
  voidTitle: 'Dieses Nutzungsereignis stornieren?',
};
