import type { Database } from '../../../database/client.ts';
import { attempt, DomainError } from '../../errors.ts';
import { contactOf } from '../../people/contact.ts';
import type { Account } from '../../people/identity.ts';
import { findPerson } from '../../people/store.ts';
import { accountOf } from '../recipient.ts';
import { isOver } from '../rules.ts';
import { findInvitation, type Invitation } from '../store.ts';
import { findByToken } from '../tokens/store.ts';
import { accountBound, isHandedOn } from './answer-by-link.ts';

/** The state of an invitation, for a person who opens its link. */
export type LinkState =
  | 'open'
  /** They accepted, and an approver decides. */
  | 'awaiting-approval'
  | 'accepted'
  | 'declined'
  | 'revoked'
  | 'expired'
  /** A later email has the link that works. */
  | 'replaced';

/** Everything that the page of an invitation shows. */
export interface Visit {
  state: LinkState;
  invitation: Invitation;
  /** Whom to ask: the same person as in the email. */
  contact: { name: string; email: string } | null;
  /** The Slack account that joins, as far as the invitation and the directory say; null: none. */
  account: { name: string | null } | null;
  /** The account that it is bound to. */
  bound: Account | null;
  /** Only its Slack user can answer, signed in: the address may be somebody else's by now. */
  isHandedOn: boolean;
}

/** Reads the invitation with that link; null when there is none. It changes nothing. */
export async function visitLink(db: Database, token: string, now: Date): Promise<Visit | null> {
  const found = await findByToken(db, token);
  const invitation = found && (await findInvitation(db, found.invitationId));
  if (!invitation) return null;
  const state = stateOf(invitation, found.isReplaced, now);
  const { workspaceId } = found;
  // Who can't be invited reads why when they accept.
  const find = (slackUserId: string) => findPerson(db, workspaceId, slackUserId);
  const bound = await accountBound(db, invitation);
  const account = await attempt(accountOf(db, workspaceId, invitation));
  return {
    state,
    invitation,
    contact: await contactOf(db, find, { organization: invitation.organization, invitation }),
    account: account instanceof DomainError ? null : account,
    bound,
    isHandedOn: isHandedOn(bound, found.email),
  };
}

function stateOf(invitation: Invitation, isReplaced: boolean, now: Date): LinkState {
  const { status, awaitingApprovalAt } = invitation;
  if (status !== 'pending') return status;
  if (isOver(invitation, now)) return 'expired';
  if (awaitingApprovalAt) return 'awaiting-approval';
  return isReplaced ? 'replaced' : 'open';
}
