import { z } from 'zod';
import { beside } from '../locks.ts';
import { addressesHandedOn, forgetHandedOn } from '../members/addresses/store.ts';
import { bindMembers, membersOf } from '../members/binding/store.ts';
import { operation, type Scope } from '../operation/operation.ts';
import { organizationIds } from '../organizations/store.ts';
import { findPerson } from '../people/store.ts';
import { actorProblem, confirmedEmail } from '../person-problem.ts';
import { revokeObsoleteInvitations } from './obsolete-invitations.ts';
import { bindPending } from './store.ts';

/**
 * Links everything that waits for a person's confirmed address to their Slack user, because they joined Slack, confirmed
 * the address or changed to it: sends the waiting invitations, and binds the memberships that they accepted by email.
 * Active members then come into the channels and user groups of their groups. So do members who were guests in Slack:
 * some of these places take no guests. An address that was another member's before never means that member again.
 * Nothing happens for people who can't be invited, or the second time.
 * Source: product.md, Accept ("the moment they join the workspace"), People change ("A member is their Slack user where
 *   one is bound, else their confirmed address")
 */
export const welcomePerson = operation({
  name: 'welcomePerson',
  input: z.object({
    /** Were they a guest in Slack until now? */
    wasGuest: z.boolean().default(false),
  }),
  fails: [],
  happensTo: true,
  // Waits for an invitation that is being created or accepted at this moment and has not seen this person yet.
  lock: async (tx, _, { workspaceId, slackUserId, email }) =>
    email
      ? beside(await organizationIds(tx, workspaceId), {
          addresses: [email, ...(await addressesHandedOn(tx, { workspaceId, slackUserId, email }))],
        })
      : beside([]),
  read: async (tx, _, { workspaceId, slackUserId }, { addresses = [] }) => ({
    actor: await findPerson(tx, workspaceId, slackUserId),
    addresses,
  }),
  async run(scope, { wasGuest }, { addresses }) {
    const { tx, actor, record } = scope;
    if (actorProblem(actor)) return;
    const email = confirmedEmail(actor);
    if (email) {
      await forgetHandedOn(tx, actor.workspaceId, addresses);
      await linkAddress(scope, email);
    }
    if (!wasGuest || actor.isGuest) return;
    for (const { organizationId, id, groups } of await membersOf(tx, actor)) {
      record({ type: 'member.no-longer-guest', organizationId, memberId: id, groups });
    }
  },
});

async function linkAddress(scope: Scope, email: string): Promise<void> {
  const { tx, actor, audit, record } = scope;
  const { workspaceId, slackUserId } = actor;
  const account = { workspaceId, slackUserId, email };
  for (const { id: memberId, organizationId, state, groups } of await bindMembers(tx, account)) {
    audit({
      organizationId,
      action: 'member.bind',
      subject: email,
      before: { slackUser: null },
      after: { slackUser: slackUserId },
    });
    const isActive = state === 'active';
    record({ type: 'member.bound', organizationId, memberId, slackUserId, isActive, groups });
  }
  // Before any is bound and shown to them: they couldn't accept it.
  await revokeObsoleteInvitations(scope, account);
  for (const { id: invitationId, organizationId, inviterId: initiatorId, isWaiting } of await bindPending(
    tx,
    account,
  )) {
    const about = { organizationId, invitationId, slackUserId, initiatorId, isWaiting };
    record({ type: 'invitation.invitee-joined-slack', ...about });
  }
}
