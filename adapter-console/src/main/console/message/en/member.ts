import type { Texts } from '../messages';

export const members = {
  add: 'Add a member',
  addTitle: 'Add a member',
  changeRole: 'Change role',
  changes: 'Changes',
  changeTitle: (userId: string) => `Change the role of ${userId}`,
  none: 'There is no member.',
  removeEffect: 'The user loses the role in the organization, and is signed out within seconds. Memberships of teams end, too.',
  removeTitle: (userId: string) => `Remove ${userId}?`,
  role: 'Role',
  roleHints: {
    owner: 'Everything, deletion of the organization included.',
    admin: 'Everything but the deletion of the organization.',
    billing: 'Limits, corrections of usage, and the billing account.',
    auditor: 'Reads everything, changes nothing.',
    member: 'Sees the organization, its members and its teams.',
  } as Texts,
  roles: { owner: 'Owner', admin: 'Admin', billing: 'Billing', auditor: 'Auditor', member: 'Member' } as Texts,
  since: 'Since',
  title: 'Who belongs to it?',
  user: 'User',
  userHint: 'The user id that the identity provider sends.',
};
