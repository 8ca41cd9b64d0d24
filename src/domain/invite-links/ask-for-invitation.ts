import { z } from 'zod';
import { aboutInvitation } from '../about-invitation.ts';
import { findIdentity } from '../access/store.ts';
import type { InviteLinkVisitor } from '../actor.ts';
import { parseEmail } from '../addresses.ts';
import { attempt, DomainError } from '../errors.ts';
import { lastSentTo } from '../invitations/bulk/store.ts';
import { markLinkSent } from '../invitations/by-link/store.ts';
import { pauseMsOf } from '../invitations/cooldown.ts';
import { createInvitations } from '../invitations/invitee.ts';
import { pendingOf } from '../invitations/pending-of.ts';
import { accountOf } from '../invitations/recipient.ts';
import type { Invitation } from '../invitations/store.ts';
import type { Scope } from '../operation/operation.ts';
import { seatsFor } from '../seats/seats.ts';
import { candidateOf } from './candidate.ts';
import { operationByInviteLink } from './operation-by-invite-link.ts';
import { countWaiting } from './store.ts';

/**
 * How many addresses can wait for an answer at once: what remains of the link's uses twice over, because people mistype,
 * and this many where nothing limits it. A stranger who writes other people's addresses fills no more seats than that.
 */
const MOST_WAITING = 200;
const MISTYPED = 10;

/** The shortest time between two emails to one address that a visitor asked for. */
const PAUSE_MS = 5 * 60_000;

const ask = operationByInviteLink({
  name: 'ask',
  input: z.object({ email: z.string() }),
  fails: ['invalid-email', 'email-too-long', 'invited-already'],
  addressOf: async (_tx, { email }) => parseEmail(email),
  actorOf: async (_tx, _input, { id }): Promise<InviteLinkVisitor> => ({
    kind: 'invite-link',
    inviteLinkId: id,
  }),
  async run(scope, _, { link, organization, email }): Promise<void> {
    const { tx, now } = scope;
    const account = await attempt(accountOf(tx, organization.workspaceId, { slackUserId: null, email }));
    if (account instanceof DomainError) return;
    const slackUserId = account?.slackUserId ?? null;
    const claimant = { slackUserId, email, isEmailConfirmed: true };
    // Members get nothing, nor do new accounts of members: their place is offered to them in Slack.
    if ((await findIdentity(tx, organization.id, claimant)).kind !== 'nobody') return;
    const pauseMs = Math.max(PAUSE_MS, pauseMsOf(organization));
    const invitation = await pendingOf(tx, organization, claimant, ({ id: invitationId }) =>
      scope.fail('invited-already', { invitationId }),
    );
    if (invitation) return sendAgain(scope, invitation, pauseMs);
    const sentAt = (await lastSentTo(tx, organization.id, [email])).get(email);
    if (sentAt && now.getTime() - sentAt.getTime() < pauseMs) return;
    if ((await countWaiting(tx, link.id)) >= mostWaiting(link)) return;
    if (await seatsFor(tx, organization).take({ email, slackUserId })) return;
    const by = { organization, member: link.creator };
    const candidate = candidateOf({ link, organization }, { email, account });
    await createInvitations(scope, by, [candidate], { note: null, keyOf: null, inviteLinkId: link.id });
  },
});

/**
 * Invites an address that somebody wrote on the page of an invite link. The link proves no address, so the address gets
 * a usual invitation, by the link's terms and in its creator's name; accepting that proves it, and only then a name is
 * asked. Nothing is returned, and nothing refused by who has the address: members get nothing, people who are invited
 * already get their invitation again, and nobody gets two emails in five minutes. Without a free seat, or while very many
 * people who asked have not answered, nothing is sent.
 * Source: issue 10, Invite links
 */
export async function askForInvitation(...[domain, token, input]: Parameters<typeof ask>): Promise<void> {
  const done = await attempt(ask(domain, token, input));
  if (done instanceof DomainError && done.code !== 'invited-already') throw done;
}

function mostWaiting({ uses, maxUses }: { uses: number; maxUses: number | null }): number {
  return maxUses === null ? MOST_WAITING : 2 * (maxUses - uses) + MISTYPED;
}

/** Sends an invitation that waits for its answer to its own address. */
async function sendAgain(
  { tx, now, audit, record }: Omit<Scope, 'actor'>,
  invitation: Invitation,
  pauseMs: number,
): Promise<void> {
  const { id, organizationId, email, awaitingApprovalAt } = invitation;
  if (awaitingApprovalAt || !(await markLinkSent(tx, id, now, pauseMs))) return;
  audit({ organizationId, action: 'invitation.ask-link', subject: email });
  record({ type: 'invitation.link-asked', ...aboutInvitation(invitation) });
}
