export const sessions = {
  current: '(this one)',
  holder: 'Who',
  lastUsed: 'Last active',
  none: 'Nobody is signed in.',
  revokeEffect: 'The browser is signed out within 5 seconds.',
  revokeTitle: 'Revoke this session?',
  title: 'Who is signed in?',
};
