import { languageOf } from '../language.ts';

/** How English counts and lists. */
export const english = languageOf('en', 'more than');
