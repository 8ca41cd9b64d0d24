import type { CheckContext, CheckedRow } from './check.ts';
import type { RawRow } from './csv/file.ts';
import type { Findings } from './findings.ts';

/** A finding names at most this many other lines. */
const MAX_LINES = 10;

/** Marks every row whose person another row also names, by the same address or another, with the lines of the others. */
export function markDuplicates(
  entries: readonly { raw: RawRow; email: string | null; findings: Findings }[],
  { members, pending }: Pick<CheckContext, 'members' | 'pending'>,
): void {
  const personOf = (email: string | null) =>
    email && (members.get(email)?.id ?? pending.get(email)?.id ?? email);
  for (const [person, same] of Map.groupBy(entries, entry => personOf(entry.email))) {
    if (person === null || same.length < 2) continue;
    for (const entry of same) {
      const others = same.slice(0, MAX_LINES + 1).filter(other => other !== entry);
      const lines = others.slice(0, MAX_LINES).map(({ raw }) => raw.line);
      entry.findings.error('Email', entry.raw.email, 'duplicate', { lines, count: same.length - 1 });
    }
  }
}

/**
 * Gives the free seats to the rows that need one, in file order; the others become errors. A pending invitation and an
 * active member already have theirs. Returns how many rows need a seat.
 */
export function giveSeats(
  checked: readonly { row: CheckedRow; findings: Findings }[],
  { limit, used }: CheckContext['seats'],
  showsSeats: boolean,
): number {
  const wanting = checked.filter(({ row }) => row.class === 'ready' || row.class === 'reactivate');
  const needed = wanting.length;
  if (limit === null) return needed;
  for (const { row, findings } of wanting.slice(Math.max(0, limit - used))) {
    findings.error('Row', '', 'no-seat', {
      ...(showsSeats ? { limit, used } : { limit: null, used: null }),
      needed,
    });
    row.class = 'error';
  }
  return needed;
}
