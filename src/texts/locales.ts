/** The languages that Foyer speaks; the first one is for everybody else. */
export const locales = ['en', 'de'] as const;

export type Locale = (typeof locales)[number];

/**
 * The language for a tag of Slack or of a browser, such as "de-AT"; English for those that Foyer doesn't speak.
 * Source: RFC 4647, section 3.4 (lookup: the tag is shortened from its end until a language fits)
 */
export function localeFor(tag: string | null | undefined): Locale {
  const language = tag?.trim().toLowerCase().split(/[-_]/u)[0];
  return locales.find(locale => locale === language) ?? locales[0];
}
