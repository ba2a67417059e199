import type { Messages } from '../messages';

export const projects: Messages['projects'] = {
  create: 'Neues Projekt',
  none: 'Es gibt noch kein Projekt.',
  title: 'Welche Projekte gibt es?',
};

export const project: Messages['project'] = {
  access: 'Zugang durch Teams',
  alsoRoles: 'Eigentümer, Administratoren, Abrechnung und Prüfer der Organisation haben Zugang durch ihre Rolle.',
  andMore: 'und weitere',
  deleteEffect: 'Das Projekt, seine Limits und Zugänge werden gelöscht. Ein Projekt mit erfasster Nutzung kann nicht gelöscht werden.',
  deleteTitle: (name) => `Projekt ${name} löschen?`,
  grant: 'Zugang geben',
  noGrants: 'Kein Team hat Zugang.',
  people: 'Mitglieder des Teams',
  revokeEffect: 'Mitglieder des Teams verlieren die Rolle, die sie dadurch im Projekt haben.',
  revokeTitle: 'Zugang dieses Teams entfernen?',
  roleHints: {
    admin: 'Alles, was ein operator darf; ändert das Projekt, seine Teams, Limits und Verweise auf Secrets; korrigiert Nutzung; liest sein Audit-Log.',
    operator: 'Liest; erfasst und reserviert Nutzung; sieht, wo Secrets sind.',
    viewer: 'Liest das Projekt, seine Nutzung und seine Limits.',
  },
  team: 'Team',
  through: 'Durch Team',
  title: (name) => `Wer darf was in ${name}?`,
};
