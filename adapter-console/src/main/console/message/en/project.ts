import type { Texts } from '../messages';

export const projects = {
  create: 'New project',
  none: 'There is no project yet.',
  title: 'Which projects are there?',
};

export const project = {
  access: 'Access through teams',
  alsoRoles: 'Owners, admins, billing and auditors of the organization have access by their role.',
  andMore: 'and more',
  deleteEffect: 'The project, its limits and its grants go. A project with recorded usage cannot be deleted.',
  deleteTitle: (name: string) => `Delete the project ${name}?`,
  grant: 'Grant access',
  noGrants: 'No team has access.',
  people: 'Members of the team',
  revokeEffect: 'Members of the team lose the role that they have in the project through it.',
  revokeTitle: 'Remove the access of this team?',
  roleHints: {
    admin: 'Everything that an operator may; changes the project, its teams, limits and secret references; corrects usage; reads its audit log.',
    operator: 'Reads; records and reserves usage; sees where secrets are.',
    viewer: 'Reads the project, its usage and its limits.',
  } as Texts,
  team: 'Team',
  through: 'Through team',
  title: (name: string) => `Who may do what in ${name}?`,
};
