import type { Messages } from '../messages';

export const providers: Messages['providers'] = {
  certificate: 'Zertifikat',
  certificateStates: { valid: 'gültig bis', expiring: 'läuft ab', expired: 'abgelaufen', 'not-yet-valid': 'noch nicht gültig; bis', unreadable: 'nicht lesbar' },
  audience: 'Audience',
  certificateRef: 'Verweis auf das Zertifikat',
  clientId: 'Client-ID',
  create: 'Neuer Identitätsanbieter',
  deleteEffect: (issuer) => `Mit ${issuer} kann sich niemand mehr anmelden. Die Sitzungen enden binnen 5 Sekunden.`,
  deleteTitle: 'Identitätsanbieter löschen?',
  editTitle: 'Identitätsanbieter bearbeiten',
  issuer: 'Issuer',
  issuerHint: 'Wie der Anbieter ihn nennt: der Claim iss oder die Entity-ID.',
  none: 'Es gibt keinen Identitätsanbieter. Angemeldet wird nur mit API-Schlüsseln.',
  ssoUrl: 'Adresse der Anmeldung',
  status: 'Status',
  title: 'Wie melden sich Menschen an?',
  type: 'Art',
};
