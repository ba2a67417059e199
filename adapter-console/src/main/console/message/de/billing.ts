import type { Messages } from '../messages';

export const billing: Messages['billing'] = {
  customer: 'Kunden-ID',
  editTitle: 'Abrechnungskonto bearbeiten',
  none: 'Es gibt kein Abrechnungskonto.',
  plan: 'Tarif',
  status: 'Status',
  title: 'Wofür wird bezahlt?',
};
