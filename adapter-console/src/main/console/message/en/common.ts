import type { Texts } from '../messages';

export const common = {
  actions: 'Actions',
  all: 'All',
  allProjects: 'All projects',
  asOf: (time: string) => `as of ${time}`,
  cancel: 'Cancel',
  choose: 'Choose…',
  chooseProject: 'Choose a project. You have no role in the whole organization.',
  close: 'Close',
  copied: 'Copied',
  copy: 'Copy',
  create: 'Create',
  created: 'Created',
  delete: 'Delete',
  edit: 'Edit',
  expires: 'Expires',
  loading: 'Loading…',
  metadata: 'Metadata',
  more: 'Show more',
  moreThan: (count: number) => `more than ${count}`,
  newest: 'Newest',
  never: 'never',
  no: 'No',
  nothingYet: 'Nothing in the part that was searched. Show more to search on.',
  notJson: 'This is not a JSON object.',
  older: 'Older',
  pages: 'Pages of the list',
  range: 'Period',
  reason: 'Reason',
  reasonHint: 'Optional. The audit log keeps it.',
  remove: 'Remove',
  rename: 'Rename',
  save: 'Save',
  typeToConfirm: (text: string) => `Type ${text} to confirm`,
  updated: 'Changed',
  working: 'Working…',
  yes: 'Yes',
};

/** JSON as a tree. */
export const json = {
  asText: 'As text',
  asTree: 'As a tree',
  elements: (count: number) => (count === 1 ? '1 element' : `${count} elements`),
  members: (count: number) => (count === 1 ? '1 member' : `${count} members`),
};

export const ranges = {
  '1h': 'Last hour',
  '24h': 'Last 24 hours',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
  '90d': 'Last 90 days',
  all: 'All time',
  around: 'Around a time…',
  custom: 'Dates…',
} as Texts;

export const problem = {
  notAllowed: 'You may not read this page',
  notAllowedDetail: 'It is about the platform. You belong to one organization.',
  notAllowedNeeds: (permission: string) => `It needs the permission ${permission}. Ask an administrator if you need it.`,
  back: 'Go to the start',
  failed: 'The request failed.',
  forbidden: 'You may not do this.',
  noPage: 'This page does not exist',
  noPageDetail: 'The address is not one of the console.',
  notFound: 'Not found.',
  offline: 'The server does not answer.',
  offlineDetail: 'The page is tried again every 3 seconds.',
  request: 'Request',
  retry: 'Try again',
};

/** What goes with something that is deleted. */
export const goes = {
  events: (count: string, number: number) => `${count} ${number === 1 ? 'usage event' : 'usage events'}`,
  grants: (count: string, number: number) => `${count} ${number === 1 ? 'team with access' : 'teams with access'}`,
  held: (count: string, number: number) => `${count} ${number === 1 ? 'held reservation' : 'held reservations'}`,
  keys: (count: string, number: number) => `${count} ${number === 1 ? 'valid API key' : 'valid API keys'}`,
  limits: (count: string, number: number) => `${count} ${number === 1 ? 'limit' : 'limits'}`,
  members: (count: string, number: number) => `${count} ${number === 1 ? 'member' : 'members'}`,
  projects: (count: string, number: number) => `${count} ${number === 1 ? 'project' : 'projects'}`,
  providers: (count: string, number: number) => `${count} ${number === 1 ? 'identity provider' : 'identity providers'}`,
  secrets: (count: string, number: number) => `${count} ${number === 1 ? 'secret reference' : 'secret references'}`,
  sessions: (count: string, number: number) => `${count} ${number === 1 ? 'session of the console' : 'sessions of the console'}`,
  teams: (count: string, number: number) => `${count} ${number === 1 ? 'team' : 'teams'}`,
};
