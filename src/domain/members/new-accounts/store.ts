import type { Database } from '../../../database/client.ts';
import { fromJson } from '../../../database/json-rows.ts';
import type { Person } from '../../domain.ts';

/**
 * The accounts that can take the place of these members, whose own accounts are gone: they have the member's address or a
 * former one, confirmed, and are nobody else. Read only when there is such a member.
 */
export async function newAccountsOf(
  db: Database,
  workspaceId: string,
  memberIds: string[],
): Promise<ReadonlyMap<string, Person>> {
  if (memberIds.length === 0) return new Map();
  const found = await db.$queryRaw<{ memberId: string; account: unknown }[]>`
    select distinct on (m.id) m.id as "memberId", row_to_json(p) as account
    from members m
    cross join lateral (
      select m.email as email, 0 as step
      union all select f.email, 1 from former_addresses f where f.member_id = m.id) as theirs
    join slack_people p on p.workspace_id = ${workspaceId}::uuid and p.email = theirs.email
    where m.id = any(${memberIds}::uuid[]) and p.is_email_confirmed
      and not (p.is_bot or p.is_external or p.is_deactivated)
      and not exists (select from members other where other.organization_id = m.organization_id
        and other.id <> m.id and (other.slack_user_id = p.slack_user_id or other.email = p.email))
    order by m.id, theirs.step`;
  return new Map(found.map(({ memberId, account }) => [memberId, fromJson<Person>(account)]));
}
