import type { Texts } from '../messages';

export const signIn = {
  ended: 'Your session has ended. Sign in to return to the page.',
  first: 'Sign in to open the page.',
  errors: {
    unknown: 'No identity provider was found for this organization or e-mail address.',
    ambiguous: 'Several identity providers match. Enter the slug of your organization; if it has several, also the id of the provider.',
    unavailable: 'The identity provider cannot be reached. Try again later.',
    denied: 'The identity provider did not sign you in.',
    expired: 'The sign-in took too long, or was begun in another browser. Try again.',
    invalid: 'The response of the identity provider is not valid. The log of the server has the reason.',
    'no-access': 'You have no access. Ask an administrator of your organization.',
    other: 'The sign-in failed. Try again.',
  } as Texts,
  key: 'API key',
  keyHint: 'For operators and development. The browser does not keep it.',
  next: 'Continue',
  organization: 'Organization or e-mail address',
  organizationHint: 'The slug of your organization, or your address at work.',
  provider: 'Identity provider',
  providerHint: 'Its id, if the organization has several. Ask an administrator.',
  signIn: 'Sign in with the key',
  title: 'Sign in',
};
