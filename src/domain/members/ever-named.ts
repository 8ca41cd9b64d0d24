import type { Database } from '../../database/client.ts';
import { findIdentity } from '../access/store.ts';
import type { AuditFilter } from '../audit/store.ts';
import type { Person } from '../domain.ts';
import { confirmedEmail } from '../person-problem.ts';
import { accountsOf } from './accounts/store.ts';

/** The Slack accounts and addresses under which an organization knew a person. */
export async function everNamed(
  db: Database,
  {
    organizationId,
    workspaceId,
    person: slackUserId,
    known,
  }: { organizationId: string; workspaceId: string; person: string; known: Person | null },
): Promise<NonNullable<AuditFilter['person']>> {
  const claimant = { slackUserId, email: known && confirmedEmail(known), isEmailConfirmed: true };
  const identity = await findIdentity(db, organizationId, claimant);
  const theirs =
    identity.kind === 'member' ? [identity.member.email, ...identity.member.formerAddresses] : [];
  const email = known?.email ?? null;
  const accounts = await accountsOf(
    db,
    { organizationId, workspaceId },
    { slackUserIds: [slackUserId], addresses: theirs },
  );
  return { slackUserId, email, formerAccounts: accounts.filter(id => id !== slackUserId) };
}
