import { preferences } from '../format/preferences';
import { de } from './de';
import { en } from './en';

/** What every language says. English is the model. */
export type Messages = typeof en;

const CATALOGUES = { en, de } as const;

/** The texts in the chosen language. */
export function messages(): Messages {
  return CATALOGUES[preferences().language];
}
