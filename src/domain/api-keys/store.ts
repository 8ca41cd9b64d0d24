import type { Database, Transaction } from '../../database/client.ts';
import { Prisma } from '../../database/generated/client.ts';
import { fromJson } from '../../database/json-rows.ts';
import type { MemberName } from '../access/member-name.ts';
import type { KnownMember, Member } from '../access/store.ts';
import { hashOf } from '../invitations/tokens/token.ts';
import type { OrganizationRow } from '../organizations/store.ts';
import type { KnownPerson } from '../people/store.ts';
import type { Group } from '../roles.ts';
import { knownMembers, membersConcerning, wholeMembers, wholeOrganization } from '../whole-rows/store.ts';

type Reader = Database | Transaction;

const whole = {
  creator: { select: { id: true, name: true, state: true, leftAt: true } },
  organization: { select: { workspaceId: true } },
} satisfies Prisma.ApiKeyInclude;

/** A key with the member for whom it acts; its secret is stored nowhere. */
export type ApiKey = Prisma.ApiKeyGetPayload<{ include: typeof whole }>;

export type NewApiKey = Omit<
  Prisma.ApiKeyUncheckedCreateInput,
  'id' | 'lastUsedAt' | 'warnedAt' | 'revokedAt'
>;

const isLive = (now: Date) =>
  ({
    revokedAt: null,
    OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
  }) satisfies Prisma.ApiKeyWhereInput;

/** The key with that id, or null. */
export function keyWithId(db: Reader, id: string): Promise<ApiKey | null> {
  return db.apiKey.findUnique({ where: { id }, include: whole });
}

/** The key that this request made before, or null. */
export function keyOfRequest(db: Reader, organizationId: string, requestKey: string): Promise<ApiKey | null> {
  return db.apiKey.findUnique({
    where: { organizationId_requestKey: { organizationId, requestKey } },
    include: whole,
  });
}

/** How many keys of an organization can be used. */
export function countLiveKeys(db: Reader, organizationId: string, now: Date): Promise<number> {
  return db.apiKey.count({ where: { organizationId, ...isLive(now) } });
}

export function insertApiKey(tx: Transaction, key: NewApiKey): Promise<ApiKey> {
  return tx.apiKey.create({ data: key, include: whole });
}

/** Writes what changes in the life of a key. */
export function updateApiKey(
  tx: Transaction,
  id: string,
  data: { secretHash: string; hint: string } | { revokedAt: Date },
): Promise<ApiKey> {
  return tx.apiKey.update({ where: { id }, data, include: whole });
}

/** Revokes every key that a member made, and returns their names. */
export function revokeKeysOf(
  tx: Transaction,
  creatorId: string,
  revokedAt: Date,
): Promise<{ name: string }[]> {
  return tx.apiKey.updateManyAndReturn({
    where: { creatorId, revokedAt: null },
    data: { revokedAt },
    select: { name: true },
  });
}

/** A page of the keys of an organization that nobody revoked, newest first. */
export async function pageOfApiKeys(
  db: Reader,
  { organizationId, skip, take }: { organizationId: string; skip: number; take: number },
): Promise<{ items: ApiKey[]; total: number }> {
  const where = { organizationId, revokedAt: null };
  const [items, total] = await Promise.all([
    db.apiKey.findMany({ where, include: whole, orderBy: { id: 'desc' }, skip, take }),
    db.apiKey.count({ where }),
  ]);
  return { items, total };
}

/** The workspace of a secret, before it is known for which one to work; null: no key has it. */
export async function workspaceOfKey(db: Database, secret: string): Promise<string | null> {
  const [found] = await db.$queryRaw<{ id: string | null }[]>`
    select workspace_of_secret(${hashOf(secret)}) as id`;
  return found?.id ?? null;
}

/** A key as a request brings it, with all that decides what it can do. */
export interface PresentedKey {
  id: string;
  organizationId: string;
  name: string;
  scopes: string[];
  lastUsedAt: Date | null;
  /** Its creator, as Slack last described them. */
  person: KnownPerson;
  /** Its creator's membership. */
  creator: Member;
  organization: OrganizationRow;
  /** Who the member that the request is about may be. */
  concerned: KnownMember[];
  /** The groups by name, where the request asks for them. */
  groups: Group[];
}

/** What a request is about, to read it in the statement that reads its key. */
export interface Wanted {
  member: MemberName;
  hasGroups: boolean;
}

/** The live key with that secret in a workspace where Foyer is installed and not suspended; or null. */
export async function liveKeyOf(
  db: Database,
  secret: string,
  now: Date,
  wanted: Wanted | null,
): Promise<PresentedKey | null> {
  const [found] = await db.$queryRaw<{ key: Pick<PresentedKey, 'id'>; rest: unknown }[]>(
    liveKeyStatement(secret, now, wanted),
  );
  return found ? { ...found.key, ...fromJson<Omit<PresentedKey, 'id'>>(found.rest) } : null;
}

/** The one statement of a request that reads. */
export function liveKeyStatement(secret: string, now: Date, wanted: Wanted | null): Prisma.Sql {
  return Prisma.sql`
    select json_build_object('id', k.id, 'organizationId', k.organization_id, 'name', k.name, 'scopes', k.scopes) as key,
      json_build_object('last_used_at', k.last_used_at, 'person', p, 'organization', ${wholeOrganization},
        'creator', (select row_to_json(whole) from (${wholeMembers} where m.id = k.creator_id) as whole),
        'concerned', ${wanted ? concernedBy(wanted.member) : none},
        'groups', ${wanted?.hasGroups ? groupsThere : none}) as rest
    from api_keys k join members maker on maker.id = k.creator_id
    join organizations o on o.id = k.organization_id
    join workspaces w on w.id = o.workspace_id and w.uninstalled_at is null and w.suspended_at is null
    join slack_people p on p.workspace_id = w.id and p.slack_user_id = maker.slack_user_id
    where k.secret_hash = ${hashOf(secret)} and k.revoked_at is null
      and (k.expires_at is null or k.expires_at > ${now}::timestamptz)`;
}

const none = Prisma.sql`'[]'::json`;
const groupsThere = Prisma.sql`(
  select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name), '[]')
  from groups g where g.organization_id = o.id)`;

function concernedBy(name: MemberName): Prisma.Sql {
  const there =
    'id' in name
      ? Prisma.sql`${knownMembers} where whole.id = ${name.id}::uuid and whole.organization_id = o.id`
      : membersConcerning({
          emails: 'email' in name ? [name.email] : [],
          slackUserIds: 'slackUserId' in name ? [name.slackUserId] : [],
        });
  return Prisma.sql`(select coalesce(json_agg(there), '[]') from (${there}) as there)`;
}

/** Notes that a key is in use, at most once in `pauseMs`. */
export async function noteUse(db: Database, id: string, now: Date, pauseMs: number): Promise<void> {
  const before = new Date(now.getTime() - pauseMs);
  await db.apiKey.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: before } }] },
    data: { lastUsedAt: now },
  });
}

/** A key that ends soon, and the account of its maker. */
interface EndingKey {
  organizationId: string;
  name: string;
  endsAt: Date;
  by: string;
}

/** Marks at most `take` keys of active members that end until then, once each. */
export function markWarned(
  tx: Transaction,
  { workspaceId, now, until, take }: { workspaceId: string; now: Date; until: Date; take: number },
): Promise<EndingKey[]> {
  return tx.$queryRaw<EndingKey[]>`
    update api_keys set warned_at = ${now}::timestamptz
    from members m
    where m.id = creator_id and api_keys.id in (
      select k.id from api_keys k join members maker on maker.id = k.creator_id
      join organizations o on o.id = k.organization_id
      where o.workspace_id = ${workspaceId}::uuid and k.revoked_at is null and k.warned_at is null
        and k.expires_at > ${now}::timestamptz and k.expires_at <= ${until}::timestamptz
        and maker.state = 'active' and maker.left_at is null and maker.slack_user_id is not null
      order by k.expires_at limit ${take} for update of k skip locked)
    returning api_keys.organization_id as "organizationId", api_keys.name, expires_at as "endsAt", m.slack_user_id as by`;
}
