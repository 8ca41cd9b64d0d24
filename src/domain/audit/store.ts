import type { Database, Transaction } from '../../database/client.ts';
import { Prisma } from '../../database/generated/client.ts';
import { growingId } from '../../database/growing-id.ts';
import { PLANNED_ANEW } from '../../database/statement-names.ts';
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

/** The newest entry about a member, by any address that they had, whose action begins so; or null. */
export async function lastEntryOf(
  tx: Transaction,
  member: Subject,
  actionPrefix: string,
): Promise<AuditEntry | null> {
  return newestAbout(tx, member, { startsWith: actionPrefix });
}

/** The newest entry about a member with one of these actions, or null. */
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
  return db.auditEntry.findFirst({ where: { organizationId, subject, action }, orderBy: { id: 'desc' } });
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
 * Entries beyond an id, in either direction, at most `take`; ids grow with time. Reads in index order, one
 * for each account and address, cover what a person did and what happened to them, so PostgreSQL sorts none.
 */
export async function listEntries(
  db: Database | Transaction,
  { organizationId, person, noun }: AuditFilter,
  { after, before, order, take }: { after?: string; before?: string; order: 'asc' | 'desc'; take: number },
): Promise<AuditEntry[]> {
  const conditions = [
    Prisma.sql`organization_id = ${organizationId}::uuid`,
    ...(noun ? [Prisma.sql`split_part(action, '.', 1) = ${noun}`] : []),
    ...(after ? [Prisma.sql`id > ${after}::uuid`] : []),
    ...(before ? [Prisma.sql`id < ${before}::uuid`] : []),
  ];
  const end = Prisma.sql`order by id ${Prisma.raw(order)} limit ${take}`;
  const part = (...more: Prisma.Sql[]) => Prisma.sql`
    (select id, organization_id, at, actor, action, subject, before, after from audit_entries
    where ${Prisma.join([...conditions, ...more], ' and ')} ${end})`;
  const accounts = person ? [person.slackUserId, ...(person.formerAccounts ?? [])] : [];
  const addresses = person ? await addressesOf(db, organizationId, accounts, person.email) : [];
  const parts = person
    ? [
        ...accounts.map(id => part(Prisma.sql`actor = ${id}`)),
        ...addresses.map(email =>
          part(Prisma.sql`subject = ${email}`, Prisma.sql`actor <> all(${accounts}::text[])`),
        ),
      ]
    : [part()];
  return db.$queryRaw<AuditEntry[]>`${Prisma.raw(PLANNED_ANEW)}
    select id, organization_id as "organizationId", at, actor, action, subject, before, after
    from (${Prisma.join(parts, ' union all ')}) as entries ${end}`;
}
