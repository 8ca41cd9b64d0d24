import type { Database, Transaction } from '../../../database/client.ts';

/** A move of a member to another account or address, as the audit log tells it. */
interface Moved {
  before: string | null;
  after: string | null;
  from: string | null;
}

/**
 * These Slack accounts, and those from and to which their members moved. Entries of the audit log are found by the
 * addresses that people had, and say by their accounts whom they are about: addresses are handed on.
 * Source: product.md, People change ("One person is one member of an organization, whatever becomes of their account")
 */
export async function accountsOf(
  db: Database | Transaction,
  { organizationId, workspaceId }: { organizationId: string; workspaceId: string },
  known: { slackUserIds: readonly string[]; addresses: readonly string[] },
): Promise<string[]> {
  const accounts = new Set(known.slackUserIds);
  if (accounts.size === 0) return [];
  const people = await db.slackPerson.findMany({
    where: { workspaceId, slackUserId: { in: [...accounts] } },
    select: { email: true },
  });
  const looked = new Set<string>();
  const moves: Moved[] = [];
  let next = [...known.addresses, ...people.flatMap(({ email }) => email ?? [])];
  while (next.length > 0) {
    for (const address of next) looked.add(address);
    const found = await movesUnder(db, organizationId, next);
    moves.push(...found);
    // Each round may connect moves that were found before it.
    for (const _ of moves) {
      for (const { before, after } of moves) {
        if (!before || !after || !(accounts.has(before) || accounts.has(after))) continue;
        accounts.add(before).add(after);
      }
    }
    next = [...new Set(found.flatMap(({ from }) => from ?? []))].filter(address => !looked.has(address));
  }
  return [...accounts];
}

/** The moves to these addresses, and to what the members who had one of them before have now. */
async function movesUnder(
  db: Database | Transaction,
  organizationId: string,
  addresses: readonly string[],
): Promise<Moved[]> {
  return db.$queryRaw<Moved[]>`
    select before ->> 'slackUser' as before, after ->> 'slackUser' as after, before ->> 'email' as "from"
    from audit_entries
    where organization_id = ${organizationId}::uuid and action in ('member.move', 'member.address')
      and subject = any(${[...addresses]}::text[] || array(
        select m.email from former_addresses f join members m on m.id = f.member_id
        where f.organization_id = ${organizationId}::uuid and f.email = any(${[...addresses]}::text[])))
    order by id`;
}
