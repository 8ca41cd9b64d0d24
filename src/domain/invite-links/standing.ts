import type { Database } from '../../database/client.ts';
import { findIdentity } from '../access/store.ts';
import { pendingOf } from '../invitations/pending-of.ts';
import { isSameAccess } from '../roles.ts';
import type { InviteLinkVisit } from './visit.ts';

/** What a person who signed in with Slack is in the organization of an invite link already. */
export type Standing =
  | 'member'
  | 'deactivated'
  /** They accepted, and an approver decides. */
  | 'waiting'
  /** They have an invitation that gives something else. */
  | 'invited';

/** Null: they can join by the link. */
export async function standingOf(
  db: Database,
  { link, organization }: InviteLinkVisit,
  { slackUserId, email }: { slackUserId: string; email: string | null },
): Promise<Standing | null> {
  const claimant = { slackUserId, email, isEmailConfirmed: email !== null };
  const identity = await findIdentity(db, organization.id, claimant);
  if (identity.kind === 'member' && identity.by === 'account') {
    return identity.member.state === 'active' ? 'member' : 'deactivated';
  }
  const pending = await pendingOf(db, organization, claimant, null);
  if (pending?.awaitingApprovalAt) return 'waiting';
  return pending && !(pending.inviteLinkId === link.id && isSameAccess(pending, link)) ? 'invited' : null;
}
