import type { Messages } from '../messages';

export const overview: Messages['overview'] = {
  allChanges: 'Alle Änderungen',
  changes: 'Letzte Änderungen der Plattform',
  daysOfUtc: 'Tage in UTC. Heute ist noch nicht vorbei.',
  difference: 'Unterschied',
  expiringKeys: 'API-Schlüssel, die in 14 Tagen ablaufen',
  fullest: (past) => (past === 0 ? 'Den Limits am nächsten' : past === 1 ? '1 Limit ist überschritten' : `${past} Limits sind überschritten`),
  largest: 'Größte Nutzung heute',
  certificates: 'Zertifikate, die in 30 Tagen ablaufen',
  crossings: 'In den letzten 24 Stunden überschrittene Schwellen',
  refusedHour: 'In der letzten Stunde abgelehnt',
  noneRefused: 'In der letzten Stunde wurde nichts abgelehnt. Niemand ist durch ein Limit blockiert.',
  noCrossings: 'In den letzten 24 Stunden wurde keine Schwelle überschritten.',
  noMetric: 'Kein Limit wird genutzt, daher gibt es keine Metrik zu zeigen.',
  noneFull: (over) => `Kein Limit ist zu ${over} % genutzt.`,
  noUsage: 'Heute keine Nutzung.',
  over: 'Ab',
  title: 'Ist jemand blockiert?',
  today: 'Heute',
  yesterday: 'Gestern',
};

export const server: Messages['server'] = {
  database: 'Datenbank',
  errors: (percent) => `${percent} % Serverfehler`,
  events: 'Nutzungsereignisse',
  free: 'Frei auf ihrer Platte',
  heap: 'Heap',
  of: (used, max) => `${used} von ${max}`,
  perSecond: 'je Sekunde',
  readers: 'Leser in Gebrauch',
  requests: 'Anfragen',
  started: 'Gestartet',
  title: 'Dieser Server',
  version: 'Version',
  writes: 'Wartende Schreibvorgänge',
};
