export const teams = {
  create: 'New team',
  none: 'There is no team yet.',
  title: 'Which teams are there?',
};

export const team = {
  deleteEffect: 'Its members lose the roles that they have in projects through it.',
  deleteTitle: (name: string) => `Delete the team ${name}?`,
  members: 'Members',
  noMembers: 'The team has no members.',
  removeEffect: 'The user loses the roles that they have in projects through this team.',
  title: (name: string) => `Who is in ${name}?`,
};
