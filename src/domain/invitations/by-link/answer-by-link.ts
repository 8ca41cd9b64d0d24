import { z } from 'zod';
import type { Database, Transaction } from '../../../database/client.ts';
import { DomainError } from '../../errors.ts';
import { parseName } from '../../names.ts';
import { findPerson } from '../../people/store.ts';
import { assertCanAct } from '../../person-problem.ts';
import { acceptBy } from '../accept.ts';
import { readAcceptance } from '../acceptance/store.ts';
import { declineBy } from '../decline.ts';
import { accountOf } from '../recipient.ts';
import { findInvitation, type Invitation } from '../store.ts';
import { type LinkScope, operationByLink } from './operation-by-link.ts';

/** The Slack user who the visitor has proven to be, and their address there in lower case; null: Slack doesn't say. */
const signedIn = z.object({ slackUserId: z.string(), email: z.string().nullable() });

export type SignedIn = z.output<typeof signedIn>;

/**
 * Accepts an invitation by the link in its email, which proves the address. The member is bound to the Slack user who
 * signed in, else to the one whom the invitation or the directory names; people who aren't in Slack have none. All else
 * is as in Slack: see acceptInvitation.
 * Source: product.md, Accept ("Someone not in Slack gets an e-mail")
 */
export const acceptByLink = operationByLink({
  input: z.object({
    /** Used when nobody has named them yet. */
    name: z.string(),
    signedIn: signedIn.nullable(),
  }),
  fails: [
    'invitation-not-found',
    'invitation-resolved',
    'already-member',
    'invite-link-used-up',
    'uninvitable-person',
    'unknown-actor',
    'signed-in-as-another',
    'sign-in-first',
    'invalid-name',
    'unclear-name',
  ],
  async run(scope, input): Promise<Invitation> {
    const { tx } = scope;
    const invitation = await invitationOf(scope);
    const { workspaceId } = invitation.organization;
    if (!input.signedIn) await assertProven(scope, invitation);
    const account = input.signedIn
      ? await accountSignedIn(scope, invitation, input.signedIn)
      : invitation.status === 'pending'
        ? await accountOf(tx, workspaceId, invitation)
        : null;
    const slackUserId = account?.slackUserId ?? null;
    const found = await readAcceptance(tx, invitation.id, { workspaceId, slackUserId }, invitation.email);
    if (!found) throw scope.fail('invitation-not-found', {});
    const known = invitation.name ?? account?.name;
    const isOpen = invitation.status === 'pending' && !invitation.awaitingApprovalAt;
    const name = known ?? (isOpen ? parseName(input.name, 'person', 'name') : invitation.email);
    return acceptBy(scope, found, { slackUserId, name });
  },
});

/** Declines an invitation by the link in its email. Declining twice has the same effect as once. */
export const declineByLink = operationByLink({
  input: z.object({ signedIn: signedIn.nullable() }),
  fails: ['invitation-not-found', 'invitation-resolved', 'signed-in-as-another', 'sign-in-first'],
  async run(scope, input): Promise<Invitation> {
    const invitation = await invitationOf(scope);
    if (input.signedIn) assertTheirs(scope, invitation, input.signedIn);
    else await assertProven(scope, invitation);
    return declineBy(scope, invitation, input.signedIn?.slackUserId ?? null);
  },
});

/** The invitation of the link, under its locks. @throws DomainError invitation-not-found */
export async function invitationOf({ tx, actor }: LinkScope): Promise<Invitation> {
  const invitation = await findInvitation(tx, actor.invitationId);
  if (!invitation) throw new DomainError('invitation-not-found', {});
  return invitation;
}

/**
 * The person who signed in, as the directory knows them. Their address has to be the invitation's, or the invitation is
 * bound to them.
 * @throws DomainError signed-in-as-another, unknown-actor, cannot-act
 */
async function accountSignedIn(
  scope: LinkScope<'signed-in-as-another' | 'unknown-actor'>,
  invitation: Invitation,
  signedIn: SignedIn,
): Promise<{ slackUserId: string; name: string }> {
  assertTheirs(scope, invitation, signedIn);
  const person = await findPerson(scope.tx, invitation.organization.workspaceId, signedIn.slackUserId);
  if (!person) throw scope.fail('unknown-actor', {});
  assertCanAct(person);
  return person;
}

/** @throws DomainError signed-in-as-another */
function assertTheirs(
  { fail }: LinkScope<'signed-in-as-another'>,
  invitation: Invitation,
  signedIn: SignedIn,
): void {
  if (mayAnswer(invitation, signedIn)) return;
  throw fail('signed-in-as-another', { invited: invitation.email, signedInAs: signedIn.email });
}

/** @throws DomainError sign-in-first */
async function assertProven({ tx, fail }: LinkScope<'sign-in-first'>, invitation: Invitation): Promise<void> {
  if (await isHandedOn(tx, invitation)) throw fail('sign-in-first', {});
}

/**
 * The link proves an address. Does it belong to somebody else by now, as far as the directory says? The Slack user of
 * the invitation has another one.
 */
export async function isHandedOn(
  db: Database | Transaction,
  { email, slackUserId, organization: { workspaceId } }: Invitation,
): Promise<boolean> {
  const person = slackUserId ? await findPerson(db, workspaceId, slackUserId) : null;
  return person?.email != null && person.email !== email;
}

/** May this Slack user take an invitation by its link? */
export function mayAnswer(
  invitation: { email: string; slackUserId: string | null },
  { slackUserId, email }: SignedIn,
): boolean {
  if (invitation.slackUserId) return invitation.slackUserId === slackUserId;
  return email === invitation.email;
}
