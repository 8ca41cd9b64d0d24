import type { Database, Transaction } from '../../database/client.ts';
import { Prisma } from '../../database/generated/client.ts';
import { growingId } from '../../database/growing-id.ts';
import { PLANNED_ANEW } from '../../database/statement-names.ts';
import { keyNamed, nameOfKey } from '../actor.ts';
import type { AuditFact } from '../changes.ts';

/** Appends entries to the audit log, in one statement; they commit with the change that they record. */
export async function record(
  tx: Transaction,
  facts: (AuditFact & { at: Date; actor: string })[],
): Promise<void> {
  const json = JSON.stringify(facts.map(fact => ({ ...fact, id: growingId() })));
  await tx.$executeRaw`
    insert into audit_entries (id, organization_id, at, actor, action, subject, before, after)
    select id, "organizationId", at, actor, action, subject, before, after
    from jsonb_to_recordset(${json}::jsonb) as f(id uuid, "organizationId" uuid, at timestamptz, actor text,
      action text, subject text, before jsonb, after jsonb)`;
}

export type AuditEntry = Prisma.AuditEntryGetPayload<object>;

/** A member as the audit log knows them. */
type Subject = { id: string; organizationId: string; email: string };

/**
 * The newest entry about a member, by any address that they had, whose action begins so; or null. Its actor is a person
 * also where a program acted for them.
 */
export async function lastEntryOf(
  tx: Transaction,
  member: Subject,
  actionPrefix: string,
): Promise<AuditEntry | null> {
  return newestAbout(tx, member, { startsWith: actionPrefix });
}

/** The same with one of these actions. */
export async function lastEntryAmong(
  db: Database | Transaction,
  member: Subject,
  actions: string[],
): Promise<AuditEntry | null> {
  return newestAbout(db, member, { in: actions });
}

async function newestAbout(
  db: Database | Transaction,
  { id, organizationId, email }: Subject,
  action: { startsWith: string } | { in: string[] },
): Promise<AuditEntry | null> {
  const former = await db.formerAddress.findMany({ where: { memberId: id }, select: { email: true } });
  const subject = { in: [email, ...former.map(each => each.email)] };
  const entry = await db.auditEntry.findFirst({
    where: { organizationId, subject, action },
    orderBy: { id: 'desc' },
  });
  return entry && { ...entry, actor: await personBehind(db, entry.actor) };
}

/** The account of the member whose key a program had; for other actors what the audit log names. */
async function personBehind(db: Database | Transaction, actor: string): Promise<string> {
  const id = keyNamed(actor);
  if (id === null) return actor;
  const key = await db.apiKey.findUnique({
    where: { id },
    select: { creator: { select: { slackUserId: true } } },
  });
  return key?.creator.slackUserId ?? actor;
}

/** Which entries of the audit log to read. */
export interface AuditFilter {
  organizationId: string;
  /** What that person did and what happened to them, by every account and address that they had. */
  person: {
    slackUserId: string;
    email: string | null;
    formerAccounts?: readonly string[];
  } | null;
  /** The first word of the action. */
  noun: string | null;
  /** From that moment on, and before that moment. */
  since?: Date | null;
  before?: Date | null;
}

/** An entry with the person who acted and the one it is about, as the organization knows them today. */
export interface NamedEntry extends AuditEntry {
  /** For a program: of the member whose key it has. */
  actorName: string | null;
  actorEmail: string | null;
  /** The name of the key; null: no program acted. */
  apiKeyName: string | null;
  /** The Slack account that had the address at that time. */
  subjectId: string | null;
  subjectName: string | null;
}

/**
 * Who had the address of an entry, and who acted. An address may pass on to another person: the one who had it when the entry
 * was written counts. Erased people have pseudonyms, which nobody has.
 */
const withNames = (entries: Prisma.Sql, order: Prisma.Sql) => Prisma.sql`
  select e.id, e.organization_id as "organizationId", e.at, e.actor, e.action, e.subject, e.before, e.after,
    s.slack_user_id as "subjectId", s.name as "subjectName",
    coalesce(a.name, maker.name, p.name) as "actorName", coalesce(a.email, maker.email, p.email) as "actorEmail",
    k.name as "apiKeyName"
  from ${entries} e
  left join organizations o on o.id = e.organization_id
  left join api_keys k on k.organization_id = e.organization_id and ${nameOfKey('')}::text || k.id = e.actor
  left join members maker on maker.id = k.creator_id
  left join members a on a.organization_id = e.organization_id and a.slack_user_id = e.actor
  left join slack_people p on p.workspace_id = o.workspace_id and p.slack_user_id = e.actor
  left join lateral (
    select known.slack_user_id, known.name from (
      select m.slack_user_id, m.name, 0 as rank, f.until as at
      from former_addresses f join members m on m.id = f.member_id
      where f.organization_id = e.organization_id and f.email = e.subject and f.until >= e.at
      union all
      select m.slack_user_id, m.name, 1, null from members m
      where m.organization_id = e.organization_id and m.email = e.subject and m.joined_at <= e.at
      union all
      (select i.slack_user_id, coalesce(i.name, ip.name), 2, null from invitations i
      left join slack_people ip on ip.workspace_id = o.workspace_id and ip.slack_user_id = i.slack_user_id
      where i.email = e.subject and i.organization_id = e.organization_id and i.created_at <= e.at
      order by i.id desc limit 1)
      union all
      (select r.slack_user_id, r.name, 3, null from join_requests r
      where r.organization_id = e.organization_id and r.email = e.subject and r.created_at <= e.at
      order by r.id desc limit 1)
      union all
      select m.slack_user_id, m.name, 4, null from members m
      where m.organization_id = e.organization_id and m.email = e.subject
    ) as known
    order by (known.slack_user_id is null), known.rank limit 1) s on strpos(e.subject, '@') > 0
  ${order}`;

/** How the audit log names the keys of these accounts' member, also those that ended. */
async function keysOf(
  db: Database | Transaction,
  organizationId: string,
  accounts: readonly string[],
): Promise<string[]> {
  const keys = await db.apiKey.findMany({
    where: { organizationId, creator: { slackUserId: { in: [...accounts] } } },
    select: { id: true },
  });
  return keys.map(({ id }) => nameOfKey(id));
}

/** Every address that a person has and had as a member of an organization: entries about them have any of these as subject. */
async function addressesOf(
  db: Database | Transaction,
  organizationId: string,
  accounts: readonly string[],
  email: string | null,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ email: string }[]>`
    select m.email from members m
    where m.organization_id = ${organizationId}::uuid and m.slack_user_id = any(${[...accounts]}::text[])
    union
    select f.email from former_addresses f join members m on m.id = f.member_id
    where f.organization_id = ${organizationId}::uuid and m.slack_user_id = any(${[...accounts]}::text[])`;
  return [...new Set([...(email ? [email] : []), ...rows.map(row => row.email)])];
}

/**
 * Entries beyond an id, in either direction, at most `take`, with names; ids grow with time. Reads in index order, one
 * for each account and address, cover what a person did and what happened to them, so PostgreSQL sorts none but what
 * their programs did. Days are
 * found as ids first, so that a day of long ago is as near as today.
 */
export async function listEntries(
  db: Database | Transaction,
  { organizationId, person, noun, since, before: until }: AuditFilter,
  { after, before, order, take }: { after?: string; before?: string; order: 'asc' | 'desc'; take: number },
): Promise<NamedEntry[]> {
  const ofOrganization = Prisma.sql`organization_id = ${organizationId}::uuid`;
  const conditions = [
    ofOrganization,
    ...(noun ? [Prisma.sql`split_part(action, '.', 1) = ${noun}`] : []),
    ...(after ? [Prisma.sql`id > ${after}::uuid`] : []),
    ...(before ? [Prisma.sql`id < ${before}::uuid`] : []),
    ...(since
      ? [
          Prisma.sql`at >= ${since}::timestamptz and id >= (select id from audit_entries
            where ${ofOrganization} and at >= ${since}::timestamptz order by at, id limit 1)`,
        ]
      : []),
    ...(until
      ? [
          Prisma.sql`at < ${until}::timestamptz and id <= (select id from audit_entries
            where ${ofOrganization} and at < ${until}::timestamptz order by at desc, id desc limit 1)`,
        ]
      : []),
  ];
  const end = Prisma.sql`order by id ${Prisma.raw(order)} limit ${take}`;
  const part = (...more: Prisma.Sql[]) => Prisma.sql`
    (select id, organization_id, at, actor, action, subject, before, after from audit_entries
    where ${Prisma.join([...conditions, ...more], ' and ')} ${end})`;
  const accounts = person ? [person.slackUserId, ...(person.formerAccounts ?? [])] : [];
  const addresses = person ? await addressesOf(db, organizationId, accounts, person.email) : [];
  const keys = person ? await keysOf(db, organizationId, accounts) : [];
  const actors = [...accounts, ...keys];
  const parts = person
    ? [
        ...accounts.map(id => part(Prisma.sql`actor = ${id}`)),
        ...(keys.length > 0 ? [part(Prisma.sql`actor = any(${keys}::text[])`)] : []),
        ...addresses.map(email =>
          part(Prisma.sql`subject = ${email}`, Prisma.sql`actor <> all(${actors}::text[])`),
        ),
      ]
    : [part()];
  const entries = Prisma.sql`(select * from (${Prisma.join(parts, ' union all ')}) as parts ${end})`;
  return db.$queryRaw<NamedEntry[]>`${Prisma.raw(PLANNED_ANEW)}
    ${withNames(entries, Prisma.sql`order by e.id ${Prisma.raw(order)}`)}`;
}
