export const secrets = {
  create: 'New reference',
  deleteEffect: 'Only the reference is deleted. The secret stays where it is.',
  deleteTitle: (name: string) => `Delete the reference ${name}?`,
  editTitle: (name: string) => `Edit ${name}`,
  none: 'There is no reference.',
  provider: 'Store',
  ref: 'Reference',
  refHint: 'Where the store keeps it. Never the secret itself.',
  rotated: 'Rotated',
  title: 'Where are the secrets?',
};
