import type { Texts } from '../messages';

export const providers = {
  certificate: 'Certificate',
  certificateStates: { valid: 'valid until', expiring: 'expires', expired: 'expired', 'not-yet-valid': 'not valid yet; until', unreadable: 'cannot be read' } as Texts,
  audience: 'Audience',
  certificateRef: 'Certificate reference',
  clientId: 'Client id',
  create: 'New identity provider',
  deleteEffect: (issuer: string) => `People can no longer sign in with ${issuer}. Their sessions end within 5 seconds.`,
  deleteTitle: 'Delete the identity provider?',
  editTitle: 'Edit the identity provider',
  issuer: 'Issuer',
  issuerHint: 'As the provider states it: the iss claim, or the entity id.',
  none: 'There is no identity provider. People sign in with API keys only.',
  ssoUrl: 'Sign-in URL',
  status: 'Status',
  title: 'How do people sign in?',
  type: 'Type',
};
