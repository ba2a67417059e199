import type { Messages } from '../messages';

export const sessions: Messages['sessions'] = {
  current: '(diese)',
  holder: 'Wer',
  lastUsed: 'Zuletzt aktiv',
  none: 'Niemand ist angemeldet.',
  revokeEffect: 'Der Browser wird binnen 5 Sekunden abgemeldet.',
  revokeTitle: 'Diese Sitzung widerrufen?',
  title: 'Wer ist angemeldet?',
};
