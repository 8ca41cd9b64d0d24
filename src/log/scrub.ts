const HIDDEN = '[hidden]';

/** Slack's tokens; passwords in URLs; addresses that are a secret by themselves, such as response URLs; emails. */
const PATTERNS: [RegExp, string][] = [
  [/\bx(?:ox[a-z]|app|oxe\.xox[a-z])[-.][\w.-]+/giu, HIDDEN],
  [/(:\/\/)[^\s/@"]+@/gu, `$1${HIDDEN}@`],
  [/https?:\/\/[^\s"]*\/(?:commands|actions|app|services|workflows|files-pri)\/[^\s"]*/gu, HIDDEN],
  [/wss?:\/\/[^\s"]+/gu, HIDDEN],
  [/[^\s"'<>@,;:()[\]]+@[^\s"'<>@,;:()[\]]+\.[^\s"'<>@,;:()[\]]+/gu, HIDDEN],
];

/** A text without what looks like a token, a password or somebody's address, and without these secrets. */
export function scrub(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) if (secret.length >= 4) clean = clean.replaceAll(secret, HIDDEN);
  for (const [pattern, instead] of PATTERNS) clean = clean.replace(pattern, instead);
  return clean;
}
