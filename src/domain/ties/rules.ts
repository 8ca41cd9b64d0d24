/** What of a tie the rules look at. */
interface Tied {
  id: string;
  groupId: string;
}

/** What happened to somebody's membership: they came, they left, or their groups changed. */
export type Move =
  | { kind: 'in'; groups: readonly string[] }
  | { kind: 'out'; groups: readonly string[] }
  | { kind: 'moved'; groups: readonly string[]; left: readonly string[]; joined: readonly string[] };

/**
 * What a move means for each tie of the organization. Groups are those that the person has now (or had, when they
 * left); where having none means having all (`blankMeansAll`), whoever goes from some to none joins the rest too.
 * @returns ties that the person belongs to from now on, and those that they no longer belong to
 */
export function tiesToChange<Tie extends Tied>(
  move: Move,
  { blankMeansAll, ties }: { blankMeansAll: boolean; ties: readonly Tie[] },
): { add: Tie[]; remove: Tie[] } {
  const isIn = (groups: ReadonlySet<string>) => (tie: Tie) =>
    groups.has(tie.groupId) || (blankMeansAll && groups.size === 0);
  const now = new Set(move.groups);
  if (move.kind === 'in') return { add: ties.filter(isIn(now)), remove: [] };
  if (move.kind === 'out') return { add: [], remove: ties.filter(isIn(now)) };
  const before = new Set(move.groups.filter(id => !move.joined.includes(id)).concat(move.left));
  const [was, is] = [isIn(before), isIn(now)];
  return {
    add: ties.filter(tie => is(tie) && !was(tie)),
    remove: ties.filter(tie => was(tie) && !is(tie)),
  };
}
