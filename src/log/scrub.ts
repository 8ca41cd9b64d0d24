const HIDDEN = '[hidden]';

/** Slack's tokens; keys of Foyer's API; passwords in URLs; socket addresses, which are secrets themselves. */
const PATTERNS: [RegExp, string][] = [
  [/\bx(?:ox[a-z]|app|oxe\.xox[a-z])[-.][\w.-]+/giu, HIDDEN],
  [/foyer_[\w-]{20,}/giu, HIDDEN],
  [/(:\/\/)[^\s/@"]+@/gu, `$1${HIDDEN}@`],
  [/wss?:\/\/[^\s"]+/gu, HIDDEN],
];

/** Paths of URLs that are secrets themselves, such as response URLs. */
const SECRET_PATHS = ['/commands/', '/actions/', '/app/', '/services/', '/workflows/', '/files-pri/'];

/** Removes from a text these secrets and whatever looks like a token, a password or an email address. */
export function scrub(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) if (secret.length >= 4) clean = clean.replaceAll(secret, HIDDEN);
  for (const [pattern, instead] of PATTERNS) clean = clean.replace(pattern, instead);
  return clean
    .replace(/[^\s"]+/gu, withoutSecretUrl)
    .replace(/[^\s"'<>,;:()[\]]+/gu, word => (isEmail(word) ? HIDDEN : word));
}

function withoutSecretUrl(word: string): string {
  const start = word.search(/https?:\/\//u);
  const isSecret = start >= 0 && SECRET_PATHS.some(path => word.includes(path, start));
  return isSecret ? `${word.slice(0, start)}${HIDDEN}` : word;
}

function isEmail(word: string): boolean {
  const at = word.indexOf('@');
  return at > 0 && word.lastIndexOf('.') > at + 1;
}
