import { languageOf } from '../language.ts';

/** How German counts and lists. */
export const german = languageOf('de', 'mehr als');
