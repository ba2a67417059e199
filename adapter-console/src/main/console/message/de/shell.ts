import type { Messages } from '../messages';

export const nav: Messages['nav'] = {
  approvals: 'Freigaben',
  audit: 'Audit-Log',
  billing: 'Abrechnung',
  find: 'Suchen…',
  gateways: 'Gateways',
  keys: 'API-Schlüssel',
  label: 'Seiten',
  rail: 'Konsole',
  limits: 'Limits',
  members: 'Mitglieder',
  menu: 'Menü',
  organization: 'Organisation',
  organizations: 'Organisationen',
  overview: 'Übersicht',
  platform: 'Plattform',
  policies: 'Richtlinien',
  projects: 'Projekte',
  providers: 'Identitätsanbieter',
  refusals: 'Ablehnungen',
  runs: 'Läufe',
  secrets: 'Secrets',
  sessions: 'Sitzungen',
  settings: 'Einstellungen',
  skip: 'Zum Inhalt springen',
  teams: 'Teams',
  usage: 'Nutzung',
  workflows: 'Workflows',
};

export const palette: Messages['palette'] = {
  label: 'Seite oder Organisation suchen',
  nothing: 'Nichts gefunden.',
  placeholder: 'Seite oder Name einer Organisation',
  results: 'Ergebnisse',
};

export const account: Messages['account'] = {
  dark: 'Dunkel',
  kinds: { key: 'API-Schlüssel', user: 'Benutzer', operator: 'Betreiber' },
  language: 'Sprache',
  light: 'Hell',
  noZoneOfLimit: 'Hier kein Limit mit Zone: UTC',
  signOut: 'Abmelden',
  system: 'System',
  theme: 'Farben',
  zone: 'Zeitzone',
  zoneOfLimit: 'Des Limits',
};
