import type { Database, Transaction } from '../../database/client.ts';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import type { Grant } from '../roles.ts';
import { directoryKeyOf, provisionedAmong, provisionedGroups } from './store.ts';

/** What a directory decides about a person, or about a group. */
export type Owned = 'name' | 'state' | 'groups' | 'group';

interface Subject {
  organizationId: string;
  name: string;
  isProvisioned: boolean;
}

interface Asking {
  tx: Database | Transaction;
  now: Date;
  /** Null: nobody's own deed, so the directory's word counts. */
  actor: Person | null;
}

/**
 * Refuses to change what a directory decides, unless the directory itself does. When no key of a directory works any
 * longer, Slack decides again.
 * @throws DomainError from-directory
 */
export async function assertNotOwned(
  { tx, now, actor }: Asking,
  { organizationId, name, isProvisioned }: Subject,
  what: Owned,
): Promise<void> {
  if (!isProvisioned || actor?.apiKey?.isDirectory) return;
  const directory = await directoryKeyOf(tx, organizationId, now);
  if (directory) throw new DomainError('from-directory', { who: name, what, directory });
}

/** Refuses to change which of a directory's groups a provisioned member has. @throws DomainError from-directory */
export async function assertGroupsNotOwned(
  asking: Asking,
  member: Subject & { grants: readonly Grant[] },
  grants: readonly Grant[],
): Promise<void> {
  if (!member.isProvisioned || asking.actor?.apiKey?.isDirectory) return;
  const provisioned = await provisionedAmong(asking.tx, movedBetween(member.grants, grants));
  if (provisioned.size > 0) await assertNotOwned(asking, member, 'groups');
}

/** The groups that somebody would get or lose. */
function movedBetween(before: readonly Grant[], after: readonly Grant[]): string[] {
  const had = new Set(before.map(({ groupId }) => groupId));
  const has = new Set(after.map(({ groupId }) => groupId));
  return [...had, ...has].filter(id => !(had.has(id) && has.has(id)));
}

/** What a directory decides in an organization now. */
export interface Ownership {
  directory: string;
  /** The groups that it manages. */
  groupIds: ReadonlySet<string>;
}

/** What a directory decides about some of these members, for a list of changes; null: nothing. */
export async function ownershipOver(
  db: Database | Transaction,
  organizationId: string,
  members: readonly { isProvisioned: boolean }[],
  now: Date,
): Promise<Ownership | null> {
  if (!members.some(({ isProvisioned }) => isProvisioned)) return null;
  const directory = await directoryKeyOf(db, organizationId, now);
  return directory ? { directory, groupIds: await provisionedGroups(db, organizationId) } : null;
}

/** What of a change of a member is the directory's to decide; null: nothing. */
export function ownedIn(
  ownership: Ownership | null | undefined,
  member: { isProvisioned?: boolean; state: 'active' | 'deactivated'; grants: readonly Grant[] },
  after: { state: 'active' | 'deactivated'; grants: readonly Grant[] },
): 'state' | 'groups' | null {
  if (!ownership || !member.isProvisioned) return null;
  if (after.state !== member.state) return 'state';
  const moved = movedBetween(member.grants, after.grants);
  return moved.some(id => ownership.groupIds.has(id)) ? 'groups' : null;
}
