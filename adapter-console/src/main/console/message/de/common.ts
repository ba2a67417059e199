import type { Messages } from '../messages';

export const common: Messages['common'] = {
  actions: 'Aktionen',
  all: 'Alle',
  allProjects: 'Alle Projekte',
  asOf: (time) => `Stand ${time}`,
  cancel: 'Abbrechen',
  choose: 'Auswählen…',
  chooseProject: 'Wählen Sie ein Projekt. Sie haben keine Rolle in der ganzen Organisation.',
  close: 'Schließen',
  copied: 'Kopiert',
  copy: 'Kopieren',
  create: 'Anlegen',
  created: 'Angelegt',
  delete: 'Löschen',
  edit: 'Bearbeiten',
  expires: 'Läuft ab',
  loading: 'Wird geladen…',
  metadata: 'Metadaten',
  more: 'Mehr anzeigen',
  moreThan: (count) => `mehr als ${count}`,
  newest: 'Neueste',
  never: 'nie',
  no: 'Nein',
  nothingYet: 'Nichts im durchsuchten Teil. „Mehr anzeigen“ sucht weiter.',
  notJson: 'Das ist kein JSON-Objekt.',
  older: 'Ältere',
  pages: 'Seiten der Liste',
  range: 'Zeitraum',
  reason: 'Grund',
  reasonHint: 'Freiwillig. Er steht im Audit-Log.',
  remove: 'Entfernen',
  rename: 'Umbenennen',
  save: 'Speichern',
  typeToConfirm: (text) => `Geben Sie zur Bestätigung ${text} ein`,
  updated: 'Geändert',
  working: 'Läuft…',
  yes: 'Ja',
};

export const json: Messages['json'] = {
  asText: 'Als Text',
  asTree: 'Als Baum',
  elements: (count) => (count === 1 ? '1 Element' : `${count} Elemente`),
  members: (count) => (count === 1 ? '1 Eintrag' : `${count} Einträge`),
};

export const ranges: Messages['ranges'] = {
  '1h': 'Letzte Stunde',
  '24h': 'Letzte 24 Stunden',
  '7d': 'Letzte 7 Tage',
  '30d': 'Letzte 30 Tage',
  '90d': 'Letzte 90 Tage',
  all: 'Gesamte Zeit',
  around: 'Um eine Zeit…',
  custom: 'Daten…',
};

export const problem: Messages['problem'] = {
  notAllowed: 'Diese Seite dürfen Sie nicht lesen',
  notAllowedDetail: 'Sie handelt von der Plattform. Sie gehören zu einer Organisation.',
  notAllowedNeeds: (permission) => `Sie braucht die Berechtigung ${permission}. Fragen Sie einen Administrator, wenn Sie sie brauchen.`,
  back: 'Zur Startseite',
  failed: 'Die Anfrage ist fehlgeschlagen.',
  forbidden: 'Das dürfen Sie nicht.',
  noPage: 'Diese Seite gibt es nicht',
  noPageDetail: 'Die Adresse gehört nicht zur Konsole.',
  notFound: 'Nicht gefunden.',
  offline: 'Der Server antwortet nicht.',
  offlineDetail: 'Die Seite versucht es alle 3 Sekunden erneut.',
  request: 'Anfrage',
  retry: 'Erneut versuchen',
};

/** What goes with something that is deleted. */
export const goes: Messages['goes'] = {
  events: (count, number) => `${count} ${number === 1 ? 'Nutzungsereignis' : 'Nutzungsereignisse'}`,
  grants: (count, number) => `${count} ${number === 1 ? 'Team mit Zugang' : 'Teams mit Zugang'}`,
  held: (count, number) => `${count} ${number === 1 ? 'gehaltene Reservierung' : 'gehaltene Reservierungen'}`,
  keys: (count, number) => `${count} ${number === 1 ? 'gültiger API-Schlüssel' : 'gültige API-Schlüssel'}`,
  limits: (count, number) => `${count} ${number === 1 ? 'Limit' : 'Limits'}`,
  members: (count, number) => `${count} ${number === 1 ? 'Mitglied' : 'Mitglieder'}`,
  projects: (count, number) => `${count} ${number === 1 ? 'Projekt' : 'Projekte'}`,
  providers: (count) => `${count} Identitätsanbieter`,
  secrets: (count, number) => `${count} ${number === 1 ? 'Verweis auf ein Secret' : 'Verweise auf Secrets'}`,
  sessions: (count, number) => `${count} ${number === 1 ? 'Sitzung der Konsole' : 'Sitzungen der Konsole'}`,
  teams: (count, number) => `${count} ${number === 1 ? 'Team' : 'Teams'}`,
};
