import type { Database, Transaction } from '../../../database/client.ts';
import { Prisma } from '../../../database/generated/client.ts';
import { fromJson } from '../../../database/json-rows.ts';
import type { KnownMember } from '../../access/store.ts';
import type { Person } from '../../domain.ts';
import { knownMembers } from '../../whole-rows/store.ts';

/** Can this account (p) act, and has Slack confirmed its address? Two such accounts never share an address. */
const isLive = (p: Prisma.Sql) => Prisma.sql`${p}.is_email_confirmed
  and not (${p}.is_bot or ${p}.is_external or ${p}.is_deactivated)`;

/** Has another account the address of an invitation (i of o), whose own account has another one? */
const isTaken = Prisma.sql`exists (
  select from slack_people other
  where other.workspace_id = o.workspace_id and other.email = i.email and ${isLive(Prisma.sql`other`)})`;

/**
 * Has another account a former address (f) of a member (m) while the member's own account lives? Then two people have
 * had it, and it never means the member again, also once their account is gone.
 * Source: product.md, People change
 */
const isHandedOn = Prisma.sql`(m.slack_user_id is not null and not exists (
    select from slack_people gone join organizations their on their.workspace_id = gone.workspace_id
    where their.id = m.organization_id and gone.slack_user_id = m.slack_user_id
      and (gone.is_bot or gone.is_external or gone.is_deactivated))
  and exists (
    select from slack_people other join organizations their on their.workspace_id = other.workspace_id
    where their.id = m.organization_id and other.email = f.email and other.slack_user_id <> m.slack_user_id
      and ${isLive(Prisma.sql`other`)}))`;

/** Has this person of the directory (p) an address that a member had before, while both accounts live? */
export const hasHandedOn = Prisma.sql`exists (
  select from organizations o join former_addresses f on f.organization_id = o.id
  join members m on m.id = f.member_id
  where o.workspace_id = p.workspace_id and f.email = p.email and m.slack_user_id <> p.slack_user_id
    and ${isHandedOn})`;

/** The addresses that this person's account and another one have had, and that may mean a member still. */
export async function addressesHandedOn(
  tx: Transaction,
  { workspaceId, slackUserId, email }: { workspaceId: string; slackUserId: string; email: string },
): Promise<string[]> {
  const found = await tx.$queryRaw<{ email: string }[]>`
    select f.email from organizations o join former_addresses f on f.organization_id = o.id and f.email = ${email}
    join members m on m.id = f.member_id where o.workspace_id = ${workspaceId}::uuid and ${isHandedOn}
    union
    select f.email from organizations o join members m on m.organization_id = o.id and m.slack_user_id = ${slackUserId}
    join former_addresses f on f.member_id = m.id where o.workspace_id = ${workspaceId}::uuid and ${isHandedOn}`;
  return found.map(each => each.email);
}

/** Forgets that these addresses meant members, where another account has them now. Requires their locks. */
export async function forgetHandedOn(
  tx: Transaction,
  workspaceId: string,
  emails: readonly string[],
): Promise<void> {
  if (emails.length === 0) return;
  await tx.$executeRaw`
    delete from former_addresses f using members m, organizations o
    where m.id = f.member_id and o.id = f.organization_id and o.workspace_id = ${workspaceId}::uuid
      and f.email = any(${[...emails]}::text[]) and ${isHandedOn}`;
}

/** The people whose members still have this address, although their own accounts have another one. */
export async function holdersBehind(
  db: Database,
  { workspaceId, slackUserId, email }: { workspaceId: string; slackUserId: string; email: string },
): Promise<Person[]> {
  const found = await db.$queryRaw<{ person: unknown }[]>`
    select distinct on (p.slack_user_id) row_to_json(p) as person from organizations o
    join members m on m.organization_id = o.id and m.email = ${email} and m.slack_user_id <> ${slackUserId}
    join slack_people p on p.workspace_id = o.workspace_id and p.slack_user_id = m.slack_user_id
    where o.workspace_id = ${workspaceId}::uuid and p.email <> ${email} and ${isLive(Prisma.sql`p`)}`;
  return found.map(({ person }) => fromJson<Person>(person));
}

/** A pending invitation with another address than the account it is bound to. */
export interface BehindInvitation {
  id: string;
  organizationId: string;
  email: string;
  /** The account's address. */
  to: string;
}

/**
 * The members and pending invitations that are bound to an account and have another address. An invitation keeps the
 * address that was invited until another account has it, and where another pending one has its new address.
 */
export async function behindOf(
  tx: Transaction,
  { workspaceId, slackUserId, email }: { workspaceId: string; slackUserId: string; email: string },
): Promise<{ members: KnownMember[]; invitations: BehindInvitation[]; requests: BehindInvitation[] }> {
  const [found] = await tx.$queryRaw<[{ behind: unknown }]>`
    select json_build_object(
      'members', (select coalesce(json_agg(m), '[]') from (
        ${knownMembers} join organizations o on o.id = whole.organization_id
        where o.workspace_id = ${workspaceId}::uuid and whole.slack_user_id = ${slackUserId}
          and whole.email <> ${email}) as m),
      'invitations', (select coalesce(json_agg(i), '[]') from (
        select i.id, i.organization_id, i.email, ${email}::text as to from invitations i
        join organizations o on o.id = i.organization_id
        where o.workspace_id = ${workspaceId}::uuid and i.slack_user_id = ${slackUserId} and i.status = 'pending'
          and i.email <> ${email} and ${isTaken} and not exists (
            select from invitations other where other.organization_id = i.organization_id
              and other.status = 'pending' and other.email = ${email})
        order by i.id) as i),
      'requests', (select coalesce(json_agg(r), '[]') from (
        select r.id, r.organization_id, coalesce(r.address_now, r.email) as email, ${email}::text as to
        from join_requests r join organizations o on o.id = r.organization_id
        where o.workspace_id = ${workspaceId}::uuid and r.slack_user_id = ${slackUserId} and r.status = 'pending'
          and coalesce(r.address_now, r.email) <> ${email}) as r)
    ) as behind`;
  return fromJson(found.behind);
}

/** Has anything that is bound to this account another address? */
export async function isAnythingBehind(
  db: Database | Transaction,
  { workspaceId, slackUserId, email }: { workspaceId: string; slackUserId: string; email: string },
): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`
    select from organizations o where o.workspace_id = ${workspaceId}::uuid and (
      exists (select from members m where m.organization_id = o.id and m.slack_user_id = ${slackUserId}
        and m.email <> ${email})
      or exists (select from invitations i where i.organization_id = o.id and i.slack_user_id = ${slackUserId}
        and i.status = 'pending' and i.email <> ${email} and ${isTaken})
      or exists (select from join_requests r where r.organization_id = o.id and r.slack_user_id = ${slackUserId}
        and r.status = 'pending' and coalesce(r.address_now, r.email) <> ${email}))
    limit 1`;
  return found.length > 0;
}

/** Gives members new addresses at once: two may have swapped theirs. */
export async function moveAddresses(
  tx: Transaction,
  steps: readonly { member: { id: string }; to: string }[],
): Promise<void> {
  const json = JSON.stringify(steps.map(({ member, to }) => ({ id: member.id, to })));
  // No two rows have one address even for a moment.
  if (steps.length > 1) {
    await tx.$executeRaw`
      update members set email = members.id::text from jsonb_to_recordset(${json}::jsonb) as s(id uuid)
      where members.id = s.id`;
  }
  await tx.$executeRaw`
    update members set email = s."to" from jsonb_to_recordset(${json}::jsonb) as s(id uuid, "to" text)
    where members.id = s.id`;
}

/** Gives a pending invitation a new address. */
export async function moveInvitation(tx: Transaction, { id, to }: BehindInvitation): Promise<void> {
  await tx.invitation.updateMany({ where: { id, status: 'pending' }, data: { email: to } });
}

/** Notes the address that the person of a pending join request has now. */
export async function noteAddress(tx: Transaction, { id, to }: BehindInvitation): Promise<void> {
  await tx.joinRequest.updateMany({ where: { id, status: 'pending' }, data: { addressNow: to } });
}

/**
 * Makes everything that names one member name another, and removes the one; its groups and level go with it. Every column
 * that refers to members is here or in the test that lists them all (test/members/merge.test.ts).
 */
export async function takeOver(tx: Transaction, { from, to }: { from: string; to: string }): Promise<void> {
  await tx.invitation.updateMany({ where: { inviterId: from }, data: { inviterId: to } });
  await tx.joinRequest.updateMany({ where: { deciderId: from }, data: { deciderId: to } });
  await tx.delivery.updateMany({ where: { initiatorId: from }, data: { initiatorId: to } });
  await tx.delivery.updateMany({ where: { memberId: from }, data: { memberId: to } });
  await tx.importRow.updateMany({ where: { memberId: from }, data: { memberId: to } });
  await tx.inviteLink.updateMany({ where: { creatorId: from }, data: { creatorId: to } });
  await tx.apiKey.updateMany({ where: { creatorId: from }, data: { creatorId: to } });
  await moveRequests(tx, { table: 'imports', column: 'uploader_id', from, to });
  await moveRequests(tx, { table: 'invitation_batches', column: 'member_id', from, to });
  await tx.handover.updateMany({ where: { giverId: from }, data: { giverId: to } });
  await tx.handover.updateMany({ where: { receiverId: from }, data: { receiverId: to } });
  await tx.formerAddress.updateMany({ where: { memberId: from }, data: { memberId: to } });
  await tx.member.delete({ where: { id: from }, select: { id: true } });
}

/** Moves what each member has once per request of Slack; where both have it, the moved one gets a key of its own. */
async function moveRequests(
  tx: Transaction,
  { table, column, from, to }: { table: string; column: string; from: string; to: string },
): Promise<void> {
  const [rows, owner] = [Prisma.raw(table), Prisma.raw(column)];
  await tx.$executeRaw`
    update ${rows} moved set ${owner} = ${to}::uuid,
      request_key = case when exists (
        select from ${rows} present where present.organization_id = moved.organization_id
          and present.${owner} = ${to}::uuid and present.request_key = moved.request_key)
        then moved.request_key || ' ' || moved.id else moved.request_key end
    where moved.${owner} = ${from}::uuid`;
}

/**
 * Remembers the address that a member had until now, unless somebody else has it already. The one they have now is
 * nobody's former address from now on.
 */
export async function addressMoved(
  tx: Transaction,
  {
    organizationId,
    memberId,
    from,
    to,
  }: { organizationId: string; memberId: string; from: string; to: string },
  until: Date,
): Promise<void> {
  await tx.$executeRaw`
    with taken as (
      delete from former_addresses where organization_id = ${organizationId}::uuid and email = ${to}
    )
    insert into former_addresses (organization_id, email, member_id, until)
    select f.* from members m, (values
      (${organizationId}::uuid, ${from}, ${memberId}::uuid, ${until}::timestamptz)) as f(organization_id, email, id, until)
    where m.id = f.id and not ${isHandedOn}
    on conflict (organization_id, email) do update set member_id = excluded.member_id, until = excluded.until`;
}
