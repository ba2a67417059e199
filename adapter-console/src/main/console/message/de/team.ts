import type { Messages } from '../messages';

export const teams: Messages['teams'] = {
  create: 'Neues Team',
  none: 'Es gibt noch kein Team.',
  title: 'Welche Teams gibt es?',
};

export const team: Messages['team'] = {
  deleteEffect: 'Seine Mitglieder verlieren die Rollen, die sie dadurch in Projekten haben.',
  deleteTitle: (name) => `Team ${name} löschen?`,
  members: 'Mitglieder',
  noMembers: 'Das Team hat keine Mitglieder.',
  removeEffect: 'Der Benutzer verliert die Rollen, die er durch dieses Team in Projekten hat.',
  title: (name) => `Wer ist in ${name}?`,
};
