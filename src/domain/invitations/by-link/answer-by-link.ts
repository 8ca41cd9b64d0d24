import { z } from 'zod';
import type { Database, Transaction } from '../../../database/client.ts';
import { DomainError } from '../../errors.ts';
import { parseName } from '../../names.ts';
import { type Account, isFor, isGone } from '../../people/identity.ts';
import { findPerson } from '../../people/store.ts';
import { assertCanAct, confirmedEmail } from '../../person-problem.ts';
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
  name: 'acceptByLink',
  input: z.object({
    /** Used when nobody has named them yet. */
    name: z.string(),
    signedIn: signedIn.nullable(),
  }),
  fails: [
    'invitation-not-found',
    'invitation-resolved',
    'already-member',
    'new-account',
    'invite-link-used-up',
    'uninvitable-person',
    'unknown-actor',
    'signed-in-as-another',
    'sign-in-first',
    'invalid-name',
    'unclear-name',
  ],
  addressesOf: ({ signedIn }) => (signedIn?.email ? [signedIn.email] : []),
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
    const email = account?.confirmedEmail ?? invitation.email;
    const claimant = { slackUserId, email, isEmailConfirmed: true };
    const found = await readAcceptance(tx, invitation.id, workspaceId, claimant, invitation.email);
    if (!found) throw scope.fail('invitation-not-found', {});
    const known = invitation.name ?? account?.name;
    const isOpen = invitation.status === 'pending' && !invitation.awaitingApprovalAt;
    const name = known ?? (isOpen ? parseName(input.name, 'person', 'name') : invitation.email);
    return acceptBy(scope, found, { slackUserId, name });
  },
});

/** Declines an invitation by the link in its email. Declining twice has the same effect as once. */
export const declineByLink = operationByLink({
  name: 'declineByLink',
  input: z.object({ signedIn: signedIn.nullable() }),
  fails: ['invitation-not-found', 'invitation-resolved', 'signed-in-as-another', 'sign-in-first'],
  async run(scope, input): Promise<Invitation> {
    const invitation = await invitationOf(scope);
    if (input.signedIn) await assertTheirs(scope, invitation, input.signedIn);
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
): Promise<{ slackUserId: string; name: string; confirmedEmail: string | null }> {
  await assertTheirs(scope, invitation, signedIn);
  const person = await findPerson(scope.tx, invitation.organization.workspaceId, signedIn.slackUserId);
  if (!person) throw scope.fail('unknown-actor', {});
  assertCanAct(person);
  return { ...person, confirmedEmail: confirmedEmail(person) };
}

/** @throws DomainError signed-in-as-another */
async function assertTheirs(
  { tx, fail }: LinkScope<'signed-in-as-another'>,
  invitation: Invitation,
  signedIn: SignedIn,
): Promise<void> {
  if (mayAnswer({ ...invitation, account: await accountBound(tx, invitation) }, signedIn)) return;
  throw fail('signed-in-as-another', { invited: invitation.email, signedInAs: signedIn.email });
}

/** @throws DomainError sign-in-first */
async function assertProven(
  { tx, actor, fail }: LinkScope<'sign-in-first'>,
  invitation: Invitation,
): Promise<void> {
  if (isHandedOn(await accountBound(tx, invitation), actor.email)) throw fail('sign-in-first', {});
}

/** The Slack account that an invitation is bound to, as the directory knows it; null: none. */
export async function accountBound(
  db: Database | Transaction,
  { slackUserId, organization: { workspaceId } }: Invitation,
): Promise<Account | null> {
  return slackUserId ? findPerson(db, workspaceId, slackUserId) : null;
}

/**
 * A link proves the address that its email went to. Does that belong to somebody else by now, as far as the directory
 * says? The Slack user of the invitation has another one.
 */
export function isHandedOn(account: Account | null, proven: string): boolean {
  return account?.email != null && !isGone(account) && account.email !== proven;
}

/** May this Slack user take an invitation by its link? */
export function mayAnswer(
  invitation: { email: string; slackUserId: string | null; account: Account | null },
  signedIn: SignedIn,
): boolean {
  return isFor(invitation, { ...signedIn, isEmailConfirmed: true });
}
