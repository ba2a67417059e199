import type { Texts } from '../messages';

export const metadata = {
  add: 'Add a value',
  asJson: 'Edit as JSON',
  asPairs: 'Edit as names and values',
  edit: 'Edit metadata',
  editTitle: 'Edit metadata',
  kind: 'Type',
  kinds: { text: 'Text', number: 'Number', boolean: 'Yes/no' } as Texts,
  name: 'Name',
  none: 'There is no metadata.',
  noNull: 'A member cannot be null here: leave it out to remove it.',
  pair: (number: number) => `Entry ${number}`,
  pairRules: 'Each value needs a name, each name is used once, and numbers are written as in 1250.5.',
  rules: (bytes: string, most: string, depth: number) => `${bytes} of ${most} bytes. Nested at most ${depth} levels deep. No secrets: what looks like one is refused.`,
  tooDeep: (depth: number) => `Objects and arrays can be nested ${depth} levels deep.`,
  tooLarge: (bytes: string, most: string) => `It has ${bytes} bytes, ${most} are allowed.`,
  value: 'Value',
};
