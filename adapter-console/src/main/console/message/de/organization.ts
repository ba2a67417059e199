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
  delete: 'Organisation löschen',
  deleteTitle: (name) => `${name} löschen?`,
  deletion: 'Löschen',
  deletionEffect: 'Löscht die Organisation und alles, was zu ihr gehört. Das lässt sich nicht rückgängig machen.',
  goes: 'Mit der Organisation gehen:',
  rest: 'ihr Abrechnungskonto, ihre Einstellungen und ihr Audit-Log',
  title: 'Wie heißt sie?',
};
