import type { RawRow } from './csv/file.ts';
import type { StoredRow } from './store.ts';

const cells = ['email', 'role', 'groups', 'name'] as const;

/**
 * The rows of another reading of a draft's file, with what the person did to them since: rows that they took out stay
 * out, and cells that they changed keep what they wrote. A row is known by its line, and by its place on it.
 * @param before the same file as it was read for the rows that are there now
 */
export function carryOver(
  rows: readonly RawRow[],
  { before, now }: { before: readonly RawRow[]; now: readonly StoredRow[] },
): (RawRow & { isRemoved: boolean })[] {
  const read = byPlace(before);
  const kept = byPlace(now);
  return [...byPlace(rows)].map(([place, row]) => {
    const [was, is] = [read.get(place), kept.get(place)];
    if (!was || !is) return { ...row, isRemoved: is?.isRemoved ?? false };
    const changed = cells.filter(cell => is[cell] !== was[cell]).map(cell => [cell, is[cell]]);
    return { ...row, ...Object.fromEntries(changed), isRemoved: is.isRemoved };
  });
}

function byPlace<Row extends RawRow>(rows: readonly Row[]): Map<string, Row> {
  const found = new Map<string, Row>();
  const counts = new Map<number, number>();
  for (const row of rows) {
    const nth = (counts.get(row.line) ?? 0) + 1;
    counts.set(row.line, nth);
    found.set(`${row.line} ${nth}`, row);
  }
  return found;
}
