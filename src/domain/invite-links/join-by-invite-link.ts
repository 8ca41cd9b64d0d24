import { z } from 'zod';
import type { Transaction } from '../../database/client.ts';
import { findIdentity } from '../access/store.ts';
import type { Person } from '../domain.ts';
import { DomainError, raise } from '../errors.ts';
import { acceptBy } from '../invitations/accept.ts';
import { readAcceptance } from '../invitations/acceptance/store.ts';
import { createInvitations } from '../invitations/invitee.ts';
import { pendingOf } from '../invitations/pending-of.ts';
import type { Invitation } from '../invitations/store.ts';
import { assertUsesLeft } from '../link-uses.ts';
import { assertJoinable, placeProblem } from '../members/place-taken.ts';
import { findPerson } from '../people/store.ts';
import { assertCanAct, confirmedEmail } from '../person-problem.ts';
import { isSameAccess } from '../roles.ts';
import { assertSeatFor } from '../seats/seats.ts';
import { candidateOf } from './candidate.ts';
import { operationByInviteLink } from './operation-by-invite-link.ts';
import type { InviteLink } from './store.ts';

/**
 * A person who signed in with Slack joins by an invite link, or asks its approvers: Slack has confirmed their address,
 * so no email is needed. They are invited by the link's terms and accept at once; all else is as in acceptInvitation.
 * An invitation that gives something else isn't touched: they answer that one.
 * Source: issue 10, Invite links
 */
export const joinByInviteLink = operationByInviteLink({
  name: 'joinByInviteLink',
  input: z.object({ slackUserId: z.string() }),
  fails: [
    'unknown-actor',
    'email-unconfirmed',
    'already-a-member-yourself',
    'already-member',
    'new-account',
    'invited-already',
    'invitation-not-found',
    'invitation-resolved',
    'no-seat',
    'invite-link-used-up',
  ],
  addressOf: async (tx, { slackUserId }, link) => addressOf(await signedIn(tx, slackUserId, link)),
  actorOf: (tx, { slackUserId }, link) => signedIn(tx, slackUserId, link),
  async run(scope, _, { link, organization, email }): Promise<Invitation> {
    const { tx, actor, fail } = scope;
    assertCanAct(actor);
    // Their address changed while they waited for the lock.
    if (addressOf(actor) !== email) throw fail('unknown-actor', {});
    const { slackUserId } = actor;
    const identity = await findIdentity(tx, organization.id, actor);
    if (identity.kind === 'member' && identity.by === 'account') {
      const { role, state } = identity.member;
      throw fail('already-a-member-yourself', { role: role.name, state });
    }
    const reader = identity.kind === 'new-account' ? 'themselves' : null;
    raise(placeProblem(identity, { organization, email, slackUserId, reader }));
    assertJoinable(identity, organization, email);
    const waiting = await pendingOf(tx, organization, actor, ({ id: invitationId }) =>
      fail('invited-already', { invitationId }),
    );
    const isOwn = waiting?.inviteLinkId === link.id && waiting.email === email && isSameAccess(waiting, link);
    if (waiting && !isOwn) throw fail('invited-already', { invitationId: waiting.id });
    const invitationId = waiting?.id ?? (await invited());
    const { workspaceId } = organization;
    const found = await readAcceptance(tx, invitationId, workspaceId, actor, email);
    if (!found) throw fail('invitation-not-found', {});
    return acceptBy(scope, found, { slackUserId, name: actor.name });

    async function invited(): Promise<string> {
      assertUsesLeft(link);
      await assertSeatFor(tx, organization, { email, slackUserId });
      const by = { organization, member: link.creator };
      const candidate = candidateOf({ link, organization }, { email, account: actor });
      const how = { note: null, keyOf: null, inviteLinkId: link.id, isSent: false };
      const [invitation] = await createInvitations(scope, by, [candidate], how);
      return invitation?.id ?? '';
    }
  },
});

/** @throws DomainError unknown-actor */
async function signedIn(tx: Transaction, slackUserId: string, link: InviteLink): Promise<Person> {
  const person = await findPerson(tx, link.organization.workspaceId, slackUserId);
  if (!person) throw new DomainError('unknown-actor', {});
  return person;
}

/** @throws DomainError email-unconfirmed; unknown-actor when Slack shows no address */
function addressOf(person: Person): string {
  const email = confirmedEmail(person);
  if (email) return email;
  if (person.email) throw new DomainError('email-unconfirmed', { email: person.email });
  throw new DomainError('unknown-actor', {});
}
