/** Splits text at lines, commas and semicolons. */
export function splitList(value: string): string[] {
  return value
    .split(/[\n,;]/u)
    .map(part => part.trim())
    .filter(part => part !== '');
}
