const HIDDEN = '[hidden]';

/** Slack's tokens; passwords in URLs; the addresses of sockets, which are a secret by themselves. */
const PATTERNS: [RegExp, string][] = [
  [/\bx(?:ox[a-z]|app|oxe\.xox[a-z])[-.][\w.-]+/giu, HIDDEN],
  [/(:\/\/)[^\s/@"]+@/gu, `$1${HIDDEN}@`],
  [/wss?:\/\/[^\s"]+/gu, HIDDEN],
];

/** Paths of addresses that are a secret by themselves, such as response URLs. */
const SECRET_PATHS = ['/commands/', '/actions/', '/app/', '/services/', '/workflows/', '/files-pri/'];

/** A text without what looks like a token, a password or somebody's address, and without these secrets. */
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
