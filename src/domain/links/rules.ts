/** The columns of a link that the rules need. */
interface Linked {
  id: string;
  groupId: string;
}

/** A change of somebody's membership: they joined, they left, or their groups changed. */
export type Move =
  | { kind: 'in'; groups: readonly string[] }
  | { kind: 'out'; groups: readonly string[] }
  | { kind: 'moved'; groups: readonly string[]; left: readonly string[]; joined: readonly string[] };

/**
 * What a move means for each link of the organization. The groups are those the person has now (or had, when they
 * left). Where no group means all groups (`blankMeansAll`), a person who goes from some to none joins the others too.
 * @returns links that the person belongs to from now on, and links that they no longer belong to
 */
export function linksToChange<Link extends Linked>(
  move: Move,
  { blankMeansAll, links }: { blankMeansAll: boolean; links: readonly Link[] },
): { add: Link[]; remove: Link[] } {
  const isIn = (groups: ReadonlySet<string>) => (link: Link) =>
    groups.has(link.groupId) || (blankMeansAll && groups.size === 0);
  const now = new Set(move.groups);
  if (move.kind === 'in') return { add: links.filter(isIn(now)), remove: [] };
  if (move.kind === 'out') return { add: [], remove: links.filter(isIn(now)) };
  const before = new Set(move.groups.filter(id => !move.joined.includes(id)).concat(move.left));
  const [was, is] = [isIn(before), isIn(now)];
  return {
    add: links.filter(link => is(link) && !was(link)),
    remove: links.filter(link => was(link) && !is(link)),
  };
}
