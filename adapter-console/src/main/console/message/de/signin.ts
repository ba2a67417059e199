import type { Messages } from '../messages';

export const signIn: Messages['signIn'] = {
  ended: 'Ihre Sitzung ist beendet. Melden Sie sich an, um zur Seite zurückzukehren.',
  first: 'Melden Sie sich an, um die Seite zu öffnen.',
  errors: {
    unknown: 'Zu dieser Organisation oder E-Mail-Adresse gibt es keinen Identitätsanbieter.',
    ambiguous: 'Mehrere Identitätsanbieter passen. Geben Sie das Kürzel Ihrer Organisation ein; hat sie mehrere, auch die Id des Anbieters.',
    unavailable: 'Der Identitätsanbieter ist nicht erreichbar. Versuchen Sie es später erneut.',
    denied: 'Der Identitätsanbieter hat Sie nicht angemeldet.',
    expired: 'Die Anmeldung hat zu lange gedauert oder begann in einem anderen Browser. Versuchen Sie es erneut.',
    invalid: 'Die Antwort des Identitätsanbieters ist ungültig. Der Grund steht im Log des Servers.',
    'no-access': 'Sie haben keinen Zugang. Fragen Sie einen Administrator Ihrer Organisation.',
    other: 'Die Anmeldung ist fehlgeschlagen. Versuchen Sie es erneut.',
  },
  key: 'API-Schlüssel',
  keyHint: 'Für Betrieb und Entwicklung. Der Browser speichert ihn nicht.',
  next: 'Weiter',
  organization: 'Organisation oder E-Mail-Adresse',
  organizationHint: 'Das Kürzel Ihrer Organisation oder Ihre dienstliche Adresse.',
  provider: 'Identitätsanbieter',
  providerHint: 'Seine Id, wenn die Organisation mehrere hat. Fragen Sie einen Administrator.',
  signIn: 'Mit dem Schlüssel anmelden',
  title: 'Anmelden',
};
