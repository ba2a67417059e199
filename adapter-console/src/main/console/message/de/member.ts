import type { Messages } from '../messages';

export const members: Messages['members'] = {
  add: 'Mitglied aufnehmen',
  addTitle: 'Mitglied aufnehmen',
  changeRole: 'Rolle ändern',
  changes: 'Änderungen',
  changeTitle: (userId) => `Rolle von ${userId} ändern`,
  none: 'Es gibt kein Mitglied.',
  removeEffect: 'Der Benutzer verliert die Rolle in der Organisation und wird binnen Sekunden abgemeldet. Auch die Mitgliedschaften in Teams enden.',
  removeTitle: (userId) => `${userId} entfernen?`,
  role: 'Rolle',
  roleHints: {
    owner: 'Alles, auch das Löschen der Organisation.',
    admin: 'Alles außer dem Löschen der Organisation.',
    billing: 'Limits, Korrekturen der Nutzung und das Abrechnungskonto.',
    auditor: 'Liest alles, ändert nichts.',
    member: 'Sieht die Organisation, ihre Mitglieder und ihre Teams.',
  },
  roles: { owner: 'Eigentümer', admin: 'Administrator', billing: 'Abrechnung', auditor: 'Prüfer', member: 'Mitglied' },
  since: 'Seit',
  title: 'Wer gehört dazu?',
  user: 'Benutzer',
  userHint: 'Die Benutzer-ID, die der Identitätsanbieter sendet.',
};
