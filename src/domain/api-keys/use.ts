import type { Database } from '../../database/client.ts';
import { inWorkspace } from '../../database/workspace-scope.ts';
import { isActiveFor } from '../access/active.ts';
import type { KnownMember, Member } from '../access/store.ts';
import type { Person } from '../domain.ts';
import { hashOf } from '../invitations/tokens/token.ts';
import { type Organization, toOrganization } from '../organizations/store.ts';
import { actorProblem } from '../person-problem.ts';
import type { Group } from '../roles.ts';
import { type ApiScope, apiScopes } from './scopes.ts';
import { isApiSecret } from './secret.ts';
import { liveKeyOf, noteUse, type Wanted, workspaceOfKey } from './store.ts';

/** How far behind its last use a key is shown. */
const PAUSE_MS = 60_000;

/** What a request reads with its key: its maker's organization and membership, and whom the request is about. */
export interface KeyAccess {
  organization: Organization;
  member: Member;
  concerned: KnownMember[];
  groups: Group[];
}

/** A key that can be used now. */
export interface FoundApiKey {
  id: string;
  workspaceId: string;
  organizationId: string;
  name: string;
  scopes: ApiScope[];
  lastUsedAt: Date | null;
  /** The member who made it: the key acts for them, with the rights that they have. */
  actor: Person;
  access: KeyAccess;
}

/** The workspaces of keys by their hashes. A key never changes it; all else is read with each request. */
const workspaces = new WeakMap<Database, Map<string, string>>();
const MOST_KNOWN = 10_000;

/**
 * Finds a key by its secret, when nobody knows yet for which workspace to work. Null for unknown, revoked and expired
 * keys, for those of people who aren't active members any longer, and where Foyer was removed or is suspended. All that
 * decides is the hash: nothing is compared with a stranger's text.
 * @param wanted what the request is about
 */
export async function findApiKey(
  db: Database,
  secret: string,
  now: Date,
  wanted: Wanted | null = null,
): Promise<FoundApiKey | null> {
  if (!isApiSecret(secret)) return null;
  const workspaceId = await workspaceOf(db, secret);
  const found = workspaceId && (await inWorkspace(workspaceId, () => liveKeyOf(db, secret, now, wanted)));
  if (!found) return null;
  const { id, organizationId, name, scopes, lastUsedAt, person, creator, organization, concerned, groups } =
    found;
  if (actorProblem(person) || !isActiveFor(creator, person)) return null;
  const known: readonly string[] = scopes;
  return {
    id,
    workspaceId,
    organizationId,
    name,
    scopes: apiScopes.filter(scope => known.includes(scope)),
    lastUsedAt,
    actor: { ...person, apiKey: { id, organizationId } },
    access: { organization: toOrganization(organization), member: creator, concerned, groups },
  };
}

async function workspaceOf(db: Database, secret: string): Promise<string | null> {
  const known = workspaces.get(db) ?? new Map<string, string>();
  workspaces.set(db, known);
  const hash = hashOf(secret);
  const before = known.get(hash);
  if (before) return before;
  const found = await workspaceOfKey(db, secret);
  if (known.size >= MOST_KNOWN) known.clear();
  if (found) known.set(hash, found);
  return found;
}

/** Notes when a key was last used, to the minute. It works for the workspace of the key: see inWorkspace. */
export async function markApiKeyUsed(
  db: Database,
  { id, lastUsedAt }: Pick<FoundApiKey, 'id' | 'lastUsedAt'>,
  now: Date,
): Promise<void> {
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < PAUSE_MS) return;
  await noteUse(db, id, now, PAUSE_MS);
}
