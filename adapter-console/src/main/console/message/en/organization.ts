export const organizations = {
  create: 'New organization',
  createVerb: 'Create',
  name: 'Name',
  none: 'There is no organization yet.',
  noneFound: 'No organization has this name.',
  slug: 'Slug',
  slugHint: 'Lower-case letters, digits and hyphens.',
  title: 'Which organizations are there?',
};

export const organization = {
  allChanges: 'All changes',
  allLimits: 'All limits',
  allRefusals: 'All refusals',
  allUsage: 'Over time',
  changes: 'Recent changes',
  facts: 'Details',
  limits: (past: number) => (past === 0 ? 'Nearest to their limits' : past === 1 ? '1 limit is exceeded' : `${past} limits are exceeded`),
  noRole: 'You have no role in this organization yet. Ask one of its administrators.',
  refused: 'Refused requests',
  title: (name: string) => `How is ${name} doing?`,
  usage: 'Usage in the last 30 days',
  yourProjects: 'Your projects',
};

export const settings = {
  delete: 'Delete the organization',
  deleteTitle: (name: string) => `Delete ${name}?`,
  deletion: 'Deletion',
  deletionEffect: 'Deletes the organization and everything that belongs to it. This cannot be undone.',
  goes: 'With the organization go:',
  rest: 'its billing account, its settings and its audit log',
  title: 'What is it called?',
};
