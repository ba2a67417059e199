import { preferences } from '../format/preferences';
import { de } from './de/de';
import { en } from './en/en';

/** What every language says. English is the model. */
export type Messages = typeof en;

/** Texts by a key that others choose, such as a role. */
export type Texts = Record<string, string>;

const CATALOGUES = { en, de } as const;

/** The texts in the chosen language. */
export function messages(): Messages {
  return CATALOGUES[preferences().language];
}
