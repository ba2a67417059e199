import type { Messages } from '../messages';

export const secrets: Messages['secrets'] = {
  create: 'Neuer Verweis',
  deleteEffect: 'Nur der Verweis wird gelöscht. Das Secret bleibt, wo es ist.',
  deleteTitle: (name) => `Verweis ${name} löschen?`,
  editTitle: (name) => `${name} bearbeiten`,
  none: 'Es gibt keinen Verweis.',
  provider: 'Speicher',
  ref: 'Verweis',
  refHint: 'Wo der Speicher es aufbewahrt. Nie das Secret selbst.',
  rotated: 'Erneuert',
  title: 'Wo sind die Secrets?',
};
