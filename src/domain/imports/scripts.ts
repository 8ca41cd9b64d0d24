import { domainToASCII, domainToUnicode } from 'node:url';

/** Cyrillic and Greek letters that look like Latin ones. Source: Unicode's confusables (UTS 39), the lower case. */
const lookalikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    с: 'c',
    ԁ: 'd',
    е: 'e',
    һ: 'h',
    і: 'i',
    ј: 'j',
    ӏ: 'l',
    о: 'o',
    р: 'p',
    ԛ: 'q',
    ѕ: 's',
    ԝ: 'w',
    х: 'x',
    у: 'y',
    α: 'a',
    ε: 'e',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    к: 'k',
    т: 't',
    м: 'm',
    в: 'b',
    н: 'h',
  }),
);

const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

/**
 * The scripts of a domain, written in Unicode or as "xn--": `isMixed` when one label mixes Latin, Cyrillic and Greek,
 * `resembles` the Latin domain that it looks like.
 */
export function readScripts(domain: string): { ascii: string; isMixed: boolean; resembles: string | null } {
  if (/^[a-z0-9.-]+$/iu.test(domain) && !/xn--/iu.test(domain)) {
    return { ascii: domain.toLowerCase(), isMixed: false, resembles: null };
  }
  const ascii = domainToASCII(domain.toLowerCase());
  const unicode = domainToUnicode(ascii);
  const labels = unicode.split('.');
  const isMixed = labels.some(label => scripts.filter(script => script.test(label)).length > 1);
  const latin = [...unicode].map(letter => lookalikes.get(letter) ?? letter).join('');
  const resembles = latin !== unicode && labelsAlike(unicode, latin) ? latin : null;
  return { ascii, isMixed, resembles };
}

/** Does any label that isn't ASCII look entirely like ASCII? */
function labelsAlike(unicode: string, latin: string): boolean {
  const after = latin.split('.');
  return unicode.split('.').some((label, at) => /[^ -~]/u.test(label) && /^[ -~]+$/u.test(after[at] ?? ''));
}
