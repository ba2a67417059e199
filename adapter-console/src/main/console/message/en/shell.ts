import type { Texts } from '../messages';

export const nav = {
  approvals: 'Approvals',
  audit: 'Audit log',
  billing: 'Billing',
  find: 'Find…',
  gateways: 'Gateways',
  keys: 'API keys',
  label: 'Pages',
  rail: 'Console',
  limits: 'Limits',
  members: 'Members',
  menu: 'Menu',
  organization: 'Organization',
  organizations: 'Organizations',
  overview: 'Overview',
  platform: 'Platform',
  policies: 'Policies',
  projects: 'Projects',
  providers: 'Identity providers',
  refusals: 'Refusals',
  runs: 'Runs',
  secrets: 'Secrets',
  sessions: 'Sessions',
  settings: 'Settings',
  skip: 'Skip to the content',
  teams: 'Teams',
  usage: 'Usage',
  workflows: 'Workflows',
};

export const palette = {
  label: 'Find a page or an organization',
  nothing: 'Nothing found.',
  placeholder: 'Page, or name of an organization',
  results: 'Results',
};

export const account = {
  dark: 'Dark',
  kinds: { key: 'API key', user: 'User', operator: 'Operator' } as Texts,
  language: 'Language',
  light: 'Light',
  noZoneOfLimit: 'No limit with a zone here: UTC',
  signOut: 'Sign out',
  system: 'System',
  theme: 'Theme',
  zone: 'Time zone',
  zoneOfLimit: 'Of the limit',
};
