import type { Messages } from '../messages';

export const organizations: Messages['organizations'] = {
  create: 'Neue Organisation',
  createVerb: 'Anlegen',
  name: 'Name',
  none: 'Es gibt noch keine Organisation.',
  noneFound: 'Keine Organisation heißt so.',
  slug: 'Kürzel',
  slugHint: 'Kleinbuchstaben, Ziffern und Bindestriche.',
  title: 'Welche Organisationen gibt es?',
};

export const organization: Messages['organization'] = {
  allChanges: 'Alle Änderungen',
  allLimits: 'Alle Limits',
  allRefusals: 'Alle Ablehnungen',
  allUsage: 'Im Verlauf',
  changes: 'Letzte Änderungen',
  facts: 'Einzelheiten',
  limits: (past) => (past === 0 ? 'Den Limits am nächsten' : past === 1 ? '1 Limit ist überschritten' : `${past} Limits sind überschritten`),
  noRole: 'Sie haben in dieser Organisation noch keine Rolle. Fragen Sie einen ihrer Administratoren.',
  refused: 'Abgelehnte Anfragen',
  title: (name) => `Wie geht es ${name}?`,
  usage: 'Nutzung der letzten 30 Tage',
  yourProjects: 'Ihre Projekte',
};

export const settings: Messages['settings'] = {
  counts: {
    events: (count, number) => `${count} ${number === 1 ? 'Nutzungsereignis' : 'Nutzungsereignisse'}`,
    held: (count, number) => `${count} ${number === 1 ? 'gehaltene Reservierung' : 'gehaltene Reservierungen'}`,
    keys: (count, number) => `${count} ${number === 1 ? 'gültiger API-Schlüssel' : 'gültige API-Schlüssel'}`,
    limits: (count, number) => `${count} ${number === 1 ? 'Limit' : 'Limits'}`,
    members: (count, number) => `${count} ${number === 1 ? 'Mitglied' : 'Mitglieder'}`,
    projects: (count, number) => `${count} ${number === 1 ? 'Projekt' : 'Projekte'}`,
    providers: (count) => `${count} Identitätsanbieter`,
    secrets: (count, number) => `${count} ${number === 1 ? 'Verweis auf ein Secret' : 'Verweise auf Secrets'}`,
    sessions: (count, number) => `${count} ${number === 1 ? 'Sitzung der Konsole' : 'Sitzungen der Konsole'}`,
    teams: (count, number) => `${count} ${number === 1 ? 'Team' : 'Teams'}`,
  },
  delete: 'Organisation löschen',
  deleteTitle: (name) => `${name} löschen?`,
  deletion: 'Löschen',
  deletionEffect: 'Löscht die Organisation und alles, was zu ihr gehört. Das lässt sich nicht rückgängig machen.',
  goes: 'Mit der Organisation gehen:',
  moreThan: (count) => `mehr als ${count}`,
  rest: 'ihr Abrechnungskonto, ihre Einstellungen und ihr Audit-Log',
  title: 'Wie heißt sie?',
};
