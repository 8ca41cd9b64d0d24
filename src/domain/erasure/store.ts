import type { Database, Transaction } from '../../database/client.ts';
import { Prisma } from '../../database/generated/client.ts';
import type { Member } from '../access/store.ts';
import { nameInAuditLog } from '../actor.ts';
import { identify, type Wanted } from './identity/store.ts';

type Reader = Database | Transaction;

/** Everything that identifies one person in an organization. */
export interface Traces {
  member: Member | null;
  emails: string[];
  slackUserIds: string[];
  names: string[];
  invitations: { id: string; status: string; email: string }[];
  requests: { id: string; status: string; email: string }[];
  /** Do the audit log or an uploaded file still name them? */
  isInAuditLog: boolean;
}

/**
 * Reads what an organization stores about a person: by their Slack user, and by their address unless another Slack user
 * is linked to it, because addresses are reassigned.
 */
export async function tracesOf(db: Reader, wanted: Wanted): Promise<Traces> {
  const { organizationId } = wanted;
  const { member, emails, slackUserIds, names } = await identify(db, wanted);
  const rows = await rowsOf(db, organizationId, emails, slackUserIds);
  for (const { email, name } of [...rows.invitations, ...rows.requests]) {
    emails.add(email);
    if (name) names.add(name);
  }
  const own = await ownAddresses(db, organizationId, emails, member);
  const said = await saidOf(db, organizationId, own, [...slackUserIds]);
  return {
    member,
    emails: own,
    slackUserIds: [...slackUserIds],
    names: [...names, ...said.names],
    isInAuditLog: said.isInAuditLog,
    ...rows,
  };
}

/** Do the audit log or uploaded rows name the person, and by which names does the audit log know them? */
async function saidOf(db: Reader, organizationId: string, emails: string[], slackUserIds: string[]) {
  const [found] = await db.$queryRaw<[{ isInAuditLog: boolean; names: string[] }]>`
    with entries as (
      select action, before, after, subject from audit_entries
      where organization_id = ${organizationId}::uuid
        and (subject = any(${emails}::text[]) or actor = any(${slackUserIds}::text[]))
    )
    select exists (select from entries) or exists (
        select from import_rows r join imports i on i.id = r.import_id
        where i.organization_id = ${organizationId}::uuid and lower(btrim(r.email)) = any(${emails}::text[])
      ) or exists (
        select from import_sources s join imports i on i.id = s.import_id, unnest(${emails}::text[]) as address
        where i.organization_id = ${organizationId}::uuid
          and strpos(lower(encode(s.bytes, 'escape')), address) > 0
      ) as "isInAuditLog",
      array(
        select distinct name from entries, unnest(array[before ->> 'name', after ->> 'name']) as name
        where split_part(action, '.', 1) = 'member' and subject = any(${emails}::text[]) and name is not null
      ) as names`;
  return found;
}

async function rowsOf(
  db: Reader,
  organizationId: string,
  emails: ReadonlySet<string>,
  slackUserIds: ReadonlySet<string>,
) {
  const ids = [...slackUserIds];
  const where = {
    organizationId,
    OR: [{ slackUserId: { in: ids } }, { email: { in: [...emails] }, slackUserId: null }],
  };
  const select = { id: true, status: true, email: true, name: true, slackUserId: true } as const;
  const [invitations, requests] = await Promise.all([
    db.invitation.findMany({ where, select, orderBy: { id: 'desc' } }),
    db.joinRequest.findMany({
      where: { organizationId, slackUserId: { in: ids } },
      select,
      orderBy: { id: 'desc' },
    }),
  ]);
  return { invitations, requests };
}

/** Leaves out addresses that another member has by now. */
async function ownAddresses(
  db: Reader,
  organizationId: string,
  emails: ReadonlySet<string>,
  member: Member | null,
): Promise<string[]> {
  const others = await db.member.findMany({
    where: { organizationId, email: { in: [...emails] }, ...(member && { id: { not: member.id } }) },
    select: { email: true },
  });
  const taken = new Set(others.map(({ email }) => email));
  return [...emails].filter(email => !taken.has(email));
}

/** A pseudonym that nobody in the organization has; longer when the short ones are taken. */
export async function newPseudonym(tx: Transaction, organizationId: string): Promise<string> {
  for (let length = 4; length <= 16; length += 2) {
    const [{ pseudonym }] = await tx.$queryRaw<[{ pseudonym: string }]>`
      select 'erased person ' || left(replace(gen_random_uuid()::text, '-', ''), ${length}::int) as pseudonym`;
    const taken = await tx.auditEntry.findFirst({
      where: { organizationId, OR: [{ subject: pseudonym }, { actor: pseudonym }] },
      select: { id: true },
    });
    if (!taken) return pseudonym;
  }
  throw new Error('No pseudonym is free.');
}

/** Is Foyer still adding or removing these people somewhere in Slack? */
export async function isUnderWay(
  tx: Transaction,
  organizationId: string,
  slackUserIds: string[],
): Promise<boolean> {
  const queued = await tx.delivery.findFirst({
    where: { organizationId, linkId: { not: null }, status: 'queued', recipient: { in: slackUserIds } },
    select: { id: true },
  });
  return queued !== null;
}

/** The copies in Slack of cards that show the person. */
export async function cardsOf(
  tx: Transaction,
  traces: Traces,
  organizationId: string,
): Promise<{ channelId: string; ts: string }[]> {
  return tx.postedMessage.findMany({
    where: { organizationId, delivery: deliveriesOf(traces) },
    select: { channelId: true, ts: true },
    orderBy: { id: 'asc' },
  });
}

function deliveriesOf({
  member,
  invitations,
  requests,
  slackUserIds,
  emails,
}: Traces): Prisma.DeliveryWhereInput {
  return {
    OR: [
      ...(member
        ? [{ memberId: member.id }, { handover: { OR: [{ giverId: member.id }, { receiverId: member.id }] } }]
        : []),
      { invitationId: { in: invitations.map(({ id }) => id) } },
      { joinRequestId: { in: requests.map(({ id }) => id) } },
      { recipient: { in: slackUserIds } },
      { email: { in: emails } },
      // What they wrote when they asked for a right.
      ...slackUserIds.map(by => ({ message: 'access-asked', data: { path: ['by'], equals: by } })),
    ],
  };
}

/**
 * Cards that stay and show the person to others: invitations that they sent or resolved, and requests that they
 * decided.
 */
export async function namedIn(
  tx: Transaction,
  organizationId: string,
  { member, slackUserIds, invitations, requests }: Traces,
): Promise<{ invitationIds: string[]; joinRequestIds: string[] }> {
  const isPosted = { some: { posted: { some: {} } } };
  const [settled, decided] = await Promise.all([
    tx.invitation.findMany({
      where: {
        organizationId,
        id: { notIn: invitations.map(({ id }) => id) },
        deliveries: isPosted,
        OR: [{ resolvedBy: { in: slackUserIds } }, ...(member ? [{ inviterId: member.id }] : [])],
      },
      select: { id: true },
    }),
    member
      ? tx.joinRequest.findMany({
          where: {
            organizationId,
            id: { notIn: requests.map(({ id }) => id) },
            deciderId: member.id,
            deliveries: isPosted,
          },
          select: { id: true },
        })
      : [],
  ]);
  return { invitationIds: settled.map(({ id }) => id), joinRequestIds: decided.map(({ id }) => id) };
}

/**
 * Deletes the person's invitations, join requests and messages, and writes the pseudonym into rows of other people that
 * name them.
 */
export async function eraseRows(
  tx: Transaction,
  organizationId: string,
  traces: Traces,
  pseudonym: string,
): Promise<void> {
  const { invitations, requests, slackUserIds, emails, names } = traces;
  const identifiers = [...emails, ...slackUserIds].map(each => each.toLowerCase());
  const lowNames = names.map(each => each.toLowerCase().trim());
  const importRows = invitations.map(({ id }) => id);
  await eraseFromWebhooks(tx, organizationId, [...identifiers, ...lowNames]);
  await tx.$executeRaw`
    update import_rows r set
      email = case when t.is_theirs then ${pseudonym} else erased_text(r.email, ${identifiers}::text[], '{}', ${pseudonym}) end,
      name = case when t.is_theirs then '' else erased_text(r.name, ${identifiers}::text[], '{}', ${pseudonym}) end,
      role = erased_text(r.role, ${identifiers}::text[], case when t.is_theirs then ${lowNames}::text[] else '{}' end, ${pseudonym}),
      groups = erased_text(r.groups, ${identifiers}::text[], case when t.is_theirs then ${lowNames}::text[] else '{}' end, ${pseudonym}),
      action = erased_text(r.action, ${identifiers}::text[], case when t.is_theirs then ${lowNames}::text[] else '{}' end, ${pseudonym}),
      findings = case when t.is_theirs then null
        else erased_json(r.findings, '', ${identifiers}::text[], ${lowNames}::text[], '{who}', '{}', ${pseudonym}) end
    from (
      select rows.id,
        rows.invitation_id = any(${importRows}::uuid[])
          or erased_text(rows.email, ${identifiers}::text[], '{}', ${pseudonym}) <> rows.email
          or (strpos(rows.email, '@') = 0 and lower(btrim(rows.name)) = any(${lowNames}::text[])) as is_theirs
      from import_rows rows join imports i on i.id = rows.import_id
      where i.organization_id = ${organizationId}::uuid and (
        rows.invitation_id = any(${importRows}::uuid[]) or lower(btrim(rows.name)) = any(${lowNames}::text[]) or exists (
          select from unnest(${identifiers}::text[]) as needle
          where strpos(lower(rows.email || ' ' || rows.role || ' ' || rows.groups || ' ' || rows.name || ' ' || rows.action || ' '
            || coalesce(rows.findings::text, '')), needle) > 0))
    ) as t(id, is_theirs)
    where r.id = t.id`;
  await tx.$executeRaw`
    update imports set file_name = erased_text(file_name, ${identifiers}::text[], ${lowNames}::text[], ${pseudonym}),
      request_key = erased_text(request_key, ${identifiers}::text[], '{}', ${pseudonym}),
      reading = erased_json(reading, '', ${identifiers}::text[], ${lowNames}::text[], '{}', '{}', ${pseudonym})
    where organization_id = ${organizationId}::uuid`;
  // Nobody can search a file in any encoding for a name.
  await tx.importSource.deleteMany({ where: { import: { organizationId } } });
  await tx.delivery.deleteMany({ where: { organizationId, ...deliveriesOf(traces) } });
  await tx.invitation.deleteMany({ where: { id: { in: importRows } } });
  await tx.joinRequest.deleteMany({ where: { id: { in: requests.map(({ id }) => id) } } });
  await tx.$executeRaw`
    update deliveries set
      reason = erased_text(reason, ${identifiers}::text[], ${lowNames}::text[], ${pseudonym}),
      data = erased_json(data, '', ${identifiers}::text[], ${lowNames}::text[], '{by,who,failed,name,inviter}', '{}', ${pseudonym})
    where organization_id = ${organizationId}::uuid and exists (
      select from unnest(${[...identifiers, ...lowNames]}::text[]) as needle
      where strpos(lower(coalesce(reason, '') || ' ' || data::text), btrim(to_jsonb(needle)::text, '"')) > 0)`;
  await tx.$executeRaw`
    update invitations set settled_by = null
    where organization_id = ${organizationId}::uuid and settled_by = any(${slackUserIds}::text[])`;
  const holds = (...columns: string[]) => Prisma.sql`exists (
    select from unnest(${identifiers}::text[]) as needle
    where strpos(lower(concat_ws(' ', ${Prisma.raw(columns.join(', '))})), needle) > 0)`;
  const erased = (column: string) =>
    Prisma.sql`${Prisma.raw(column)} = erased_text(${Prisma.raw(column)}, ${identifiers}::text[], '{}', ${pseudonym})`;
  await tx.$executeRaw`
    update invitations set ${erased('request_key')}, ${erased('note')}
    where organization_id = ${organizationId}::uuid and ${holds('request_key', 'note')}`;
  await tx.$executeRaw`
    update join_requests set ${erased('note')}, ${erased('reason')}
    where organization_id = ${organizationId}::uuid and ${holds('note', 'reason')}`;
  await tx.$executeRaw`
    update invite_links set ${erased('name')}, ${erased('request_key')}
    where organization_id = ${organizationId}::uuid and ${holds('name', 'request_key')}`;
  await tx.$executeRaw`
    update api_keys set ${erased('name')}, ${erased('request_key')}
    where organization_id = ${organizationId}::uuid and ${holds('name', 'request_key')}`;
  // Answers of a day, which may name them.
  await tx.$executeRaw`
    delete from api_requests where api_key_id in (select id from api_keys where organization_id = ${organizationId}::uuid)`;
  await tx.$executeRaw`
    update organizations set ${erased('welcome_message')}
    where id = ${organizationId}::uuid and ${holds('welcome_message')}`;
  await tx.organization.updateMany({
    where: { id: organizationId, contactSlackUserId: { in: slackUserIds } },
    data: { contactSlackUserId: null },
  });
}

/** What webhooks were sent about the person, or will be, goes; they are sent only that the person’s data is gone. */
async function eraseFromWebhooks(tx: Transaction, organizationId: string, needles: string[]): Promise<void> {
  await tx.$queryRaw`
    with gone as (
      delete from webhook_messages m using webhook_endpoints e
      where e.id = m.endpoint_id and e.organization_id = ${organizationId}::uuid and m.body is not null and exists (
        select from unnest(${needles}::text[]) as needle
        where needle <> ''
          and strpos(lower(m.body || ' ' || coalesce(m.answer, '')), btrim(to_jsonb(needle)::text, '"')) > 0)
    )
    select set_config('foyer.erased', 'person', true)`;
}

/** Removes the member and writes the pseudonym where invitations, requests or uploads of other people refer to them. */
export async function eraseMember(tx: Transaction, memberId: string, pseudonym: string): Promise<void> {
  const removed = await tx.member.deleteMany({
    where: {
      id: memberId,
      invited: { none: {} },
      decided: { none: {} },
      deliveries: { none: {} },
      imports: { none: {} },
      inviteLinks: { none: {} },
      apiKeys: { none: {} },
    },
  });
  if (removed.count > 0) return;
  await tx.groupGrant.deleteMany({ where: { memberId } });
  await tx.formerAddress.deleteMany({ where: { memberId } });
  await tx.member.update({
    where: { id: memberId },
    data: {
      email: pseudonym,
      name: pseudonym,
      slackUserId: null,
      isProvisioned: false,
      externalId: null,
      givenName: null,
      familyName: null,
      version: { increment: 1 },
    },
    select: { id: true },
  });
}

/** Writes the pseudonym into the audit log. Nothing else ever changes an entry; see the migration. */
export async function eraseFromAuditLog(
  tx: Transaction,
  organizationId: string,
  { emails, slackUserIds, names }: Traces,
  pseudonym: string,
): Promise<void> {
  const byLink = emails.map(email => nameInAuditLog({ kind: 'link', invitationId: '', email }));
  const identifiers = [...emails, ...slackUserIds, ...byLink].map(each => each.toLowerCase());
  const lowNames = names.map(each => each.toLowerCase().trim());
  await tx.$queryRaw`
    select erase_from_audit_entries(${organizationId}::uuid, ${identifiers}::text[], ${lowNames}::text[], ${pseudonym})`;
}

/**
 * Removes the person from the cached directory and the queue, unless another organization of the workspace also knows
 * them and still needs them there.
 */
export async function eraseFromWorkspace(
  tx: Transaction,
  { workspaceId, organizationId }: Wanted,
  { slackUserIds, emails }: Traces,
): Promise<void> {
  await tx.signIn.deleteMany({
    where: { workspaceId, OR: [{ slackUserId: { in: slackUserIds } }, { email: { in: emails } }] },
  });
  if (slackUserIds.length === 0) return;
  const elsewhere = {
    organization: { workspaceId, id: { not: organizationId } },
    OR: [{ slackUserId: { in: slackUserIds } }, { email: { in: emails } }],
  };
  const [member, invitation, request] = await Promise.all([
    tx.member.findFirst({ where: elsewhere, select: { id: true } }),
    tx.invitation.findFirst({ where: elsewhere, select: { id: true } }),
    tx.joinRequest.findFirst({ where: elsewhere, select: { id: true } }),
  ]);
  if (member || invitation || request) return;
  await tx.slackPerson.deleteMany({ where: { workspaceId, slackUserId: { in: slackUserIds } } });
  await tx.$executeRaw`
    delete from graphile_worker._private_jobs
    where locked_at is null and (
      (payload ->> 'workspaceId' = ${workspaceId} and payload ->> 'slackUserId' = any(${slackUserIds}::text[]))
      or (payload ->> 'organizationId' = ${organizationId} and payload ->> 'by' = any(${slackUserIds}::text[])))`;
  // Their App Home is no longer published: that of other people in the same job still is.
  await tx.$executeRaw`
    update graphile_worker._private_jobs as jobs set payload = (payload::jsonb || jsonb_build_object('slackUserIds', array(
      select home from json_array_elements_text(jobs.payload -> 'slackUserIds') with ordinality as t(home, n)
      where home <> all(${slackUserIds}::text[]) order by n)))::json
    where locked_at is null and jsonb_exists_any((payload -> 'slackUserIds')::jsonb, ${slackUserIds}::text[])
      and task_id in (
        select id from graphile_worker._private_tasks where identifier = foyer_task('homes', ${workspaceId}::uuid))
      and coalesce(payload ->> 'workspaceId', ${workspaceId}) = ${workspaceId}`;
}
