import type { Messages } from '../messages';

export const audit: Messages['audit'] = {
  action: 'Aktion',
  actor: 'Akteur',
  address: 'Adresse',
  at: 'Wann',
  details: 'Einzelheiten',
  exportAll: 'Alles exportieren',
  exportSeen: 'CSV',
  live: 'Live',
  text: 'Text',
  metadata: 'Was sich geändert hat',
  none: 'Kein Ereignis passt.',
  platformTitle: 'Wer hat die Plattform geändert?',
  sameTarget: 'Alle Änderungen dieses Ziels',
  sequence: 'Nummer',
  target: 'Ziel',
  targetId: 'ID des Ziels',
  targetType: 'Art des Ziels',
  title: 'Wer hat was geändert?',
  userAgent: 'Programm',
};
