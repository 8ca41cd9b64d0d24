import { z } from 'zod';
import { parseEmail } from '../addresses.ts';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { listGroups } from '../groups/store.ts';
import { authorise } from '../members/membership.ts';
import { findMember, lockAddress } from '../members/store.ts';
import { operation } from '../operation.ts';
import { parseName } from '../organizations/rules.ts';
import { findReachable } from '../people/store.ts';
import { assertWithinReach } from '../roles.ts';
import { assertSeatFor, holdSeats } from '../seats/seats.ts';
import { endAfter } from '../time/local-time.ts';
import { assertGroupsFor, assertInvitable, matchGroups, matchRole } from './rules.ts';
import { findPending, type Invitation, insertInvitation } from './store.ts';

const input = z.object({
  organizationId: z.uuid(),
  email: z.string(),
  name: z.string().nullable(),
  /** Id or name. */
  role: z.string(),
  /** Ids or names; empty means what the template says. */
  groups: z.array(z.string()),
  note: z.string().trim().max(1_000).nullable(),
  /** Who was chosen, or has the address in Slack and has confirmed it. */
  person: z.custom<Person>().nullable(),
  requestKey: z.string().nullable(),
});

/**
 * Invites one address, within the inviter's reach, at most once at a time. The same request delivered again
 * (same `requestKey`) returns the invitation that it made the first time.
 * @throws DomainError not-allowed, invalid-email, email-too-long, invalid-name, unknown-role, unknown-group,
 *   role-needs-groups, beyond-reach, self-invitation, uninvitable-person, already-member, already-invited,
 *   no-seat
 * Source: product.md, Invite one person; the CrowdSec article for who may, Senturo's for what blank groups mean
 */
export const invite = operation({
  input,
  async run({ tx, now, actor, audit, announce }, given): Promise<Invitation> {
    const { organization, member, standing } = await authorise(
      tx,
      actor,
      given.organizationId,
      'invitation:create',
    );
    if (given.person) {
      if (given.person.slackUserId === actor.slackUserId) throw selfInvitation();
      assertInvitable(given.person);
    }
    const email = parseEmail(given.email);
    if (email === actor.email) throw selfInvitation();
    const role = matchRole(given.role, organization);
    const groups = given.groups.length
      ? matchGroups(given.groups, await listGroups(tx, { organizationId: organization.id }))
      : [];
    const grants = groups.map(group => ({ groupId: group.id, level: role.groupLevel }));
    assertGroupsFor(role, grants.length);
    const blankMeansAll = organization.template.blankGroups === 'all';
    assertWithinReach(standing, 'invitation:create', { role, grants, blankMeansAll });

    await holdSeats(tx, organization);
    await lockAddress(tx, organization.id, email);
    // Whoever came to Slack since the address was looked up is found here; see welcome.ts for the other side.
    const person = given.person ?? (await findReachable(tx, organization.workspaceId, email));
    const slackUserId = person?.slackUserId ?? null;
    const name = given.name?.trim() ? parseName(given.name, 'person', 'name') : (person?.name ?? null);
    const present = await findMember(tx, organization.id, { slackUserId, email });
    if (present) {
      const { state, role } = present;
      throw new DomainError('already-member', { email, role: role.name, state }, 'email');
    }
    await assertSeatFor(tx, organization, { email, slackUserId });
    const invitation = await insertInvitation(tx, {
      organizationId: organization.id,
      email,
      name,
      slackUserId,
      roleId: role.id,
      note: given.note || null,
      inviterId: member.id,
      requestKey: given.requestKey,
      createdAt: now,
      expiresAt: endAfter(now, organization.invitationDays, organization.timeZone),
      grants,
    });
    if (!invitation) {
      const pending = await findPending(tx, organization.id, email);
      if (!pending) throw new Error('The pending invitation vanished although its address is locked.');
      if (given.requestKey && pending.requestKey === given.requestKey) return pending;
      const { role, inviter } = pending;
      throw new DomainError('already-invited', { email, role: role.name, by: inviter.name }, 'email');
    }
    await audit({
      organizationId: organization.id,
      action: 'invitation.create',
      subject: email,
      after: { role: role.name, groups: groups.map(group => group.name) },
    });
    await announce({
      type: 'invitation.created',
      organizationId: organization.id,
      invitationId: invitation.id,
    });
    return invitation;
  },
});

const selfInvitation = () => new DomainError('self-invitation', {}, 'email');
