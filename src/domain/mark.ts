/** A short hash (FNV-1a, 32 bits) of plain data, which shows whether it changed after a person saw it. */
export function markOf(seen: unknown): string {
  let mark = 0x811c9dc5;
  for (const character of JSON.stringify(seen)) {
    mark = Math.imul(mark ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return mark.toString(36);
}
