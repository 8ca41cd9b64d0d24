/** What stands one a line or between commas or semicolons. */
export function splitList(value: string): string[] {
  return value
    .split(/[\n,;]/u)
    .map(part => part.trim())
    .filter(part => part !== '');
}
