import { AsyncLocalStorage } from 'node:async_hooks';
import { dateFormat } from '../domain/time/date-format.ts';
import { type Locale, localeFor } from './locales.ts';

/** For whom a text is written. */
export interface Reader {
  locale: Locale;
  /** The whole tag, such as "en-GB", which decides how dates and numbers look. */
  tag: string;
  /** IANA name. */
  timeZone: string;
}

/** What Foyer knows of somebody's language; all of it may be missing. */
export interface Speaks {
  /** As Slack or a browser gives it, such as "de-DE". */
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
}

const scopes = new AsyncLocalStorage<{ reader: Reader }>();
const nobody: Reader = readerOf({});

/** The reader for what is known of somebody: English and UTC for what isn't. */
function readerOf({ locale, timeZone }: Speaks): Reader {
  const spoken = localeFor(locale);
  return { locale: spoken, tag: tagFor(locale, spoken), timeZone: usable(timeZone) };
}

/** Runs `work`, whose texts are for this reader: in their language, with dates in their time zone. */
export function forReader<Result>(reader: Speaks | null | undefined, work: () => Result): Result {
  return scopes.run({ reader: readerOf(reader ?? {}) }, work);
}

/** From here on, the texts of the surrounding `forReader` are for this reader: who it is was only just found. */
export function continueFor(reader: Speaks): void {
  const scope = scopes.getStore();
  if (scope) scope.reader = readerOf(reader);
}

/** Who reads the texts that are being written; English and UTC where nobody said. */
export function currentReader(): Reader {
  return scopes.getStore()?.reader ?? nobody;
}

function tagFor(tag: string | null | undefined, locale: Locale): string {
  const plain = locale === 'en' ? 'en-US' : locale;
  if (!tag || localeFor(tag) !== locale) return plain;
  try {
    const [canonical = plain] = Intl.getCanonicalLocales(tag.replaceAll('_', '-'));
    return canonical === 'en' ? plain : canonical;
  } catch {
    return plain;
  }
}

function usable(timeZone: string | null | undefined): string {
  if (!timeZone) return 'UTC';
  try {
    dateFormat('en', { timeZone });
    return timeZone;
  } catch {
    return 'UTC';
  }
}
