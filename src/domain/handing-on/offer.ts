import { z } from 'zod';
import { isActive } from '../access/active.ts';
import { matchRole } from '../access/match.ts';
import { findOwnMember, type Member } from '../access/store.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { type Handover, insertHandover, pendingHandovers } from '../handovers/store.ts';
import { withdraw } from '../handovers/withdraw.ts';
import { alone } from '../locks.ts';
import { topRole } from '../members/member-within.ts';
import { ownActingMember } from '../members/rename-self.ts';
import { operation } from '../operation/operation.ts';
import type { Organization, Role } from '../organizations/store.ts';
import { findPerson } from '../people/store.ts';
import { actorProblem } from '../person-problem.ts';
import { rolesAfterwards } from './rules.ts';

/** A holder of the top role, and what they can be afterwards. */
export interface Giving {
  organization: Organization;
  member: Member;
  top: Role;
  roles: Role[];
}

/**
 * Reads who would hand on the top role. @throws DomainError organization-not-found, not-a-member, not-top-role,
 * no-role-afterwards
 */
async function giving(
  db: Parameters<typeof ownActingMember>[0],
  actor: Person,
  organizationId: string,
): Promise<Giving> {
  const { organization, member } = await ownActingMember(db, actor, organizationId);
  const top = topRole(organization);
  if (member.roleId !== top.id) throw new DomainError('not-top-role', { role: top.name });
  const roles = rolesAfterwards(organization, member);
  if (roles.length === 0) throw new DomainError('no-role-afterwards', { role: top.name });
  return { organization, member, top, roles };
}

/** Reads it outside an operation. */
export const readGiving = ({ db }: Domain, actor: Person, organizationId: string) =>
  giving(db, actor, organizationId);

/**
 * A holder of the top role offers it to another member, who accepts or declines; both change together then. A new offer
 * takes the place of the giver's earlier one; the same offer twice is one.
 * Source: product.md, People change ("the top role can be handed on")
 */
export const offerTopRole = operation({
  name: 'offerTopRole',
  input: z.object({
    organizationId: z.uuid(),
    /** The Slack user who gets the top role. */
    slackUserId: z.string(),
    /** The role that the giver has afterwards: id or name. */
    role: z.string(),
  }),
  fails: [
    'organization-not-found',
    'not-a-member',
    'not-top-role',
    'no-role-afterwards',
    'unknown-role',
    'hand-on-receiver',
    'hand-on-role',
  ],
  lock: (_, { organizationId }) => alone(organizationId),
  async run(scope, { organizationId, slackUserId, role: written }): Promise<Handover> {
    const { tx, now, actor, audit, record, fail } = scope;
    const { organization, member, top, roles } = await giving(tx, actor, organizationId);
    const role = matchRole(written, organization);
    if (!roles.some(({ id }) => id === role.id)) throw fail('hand-on-role', { role: role.name }, 'role');
    const receiver = await receiverOf(tx, organization, member, slackUserId);
    const earlier = await pendingHandovers(tx, organizationId, [member.id]);
    const own = earlier.filter(({ giverId }) => giverId === member.id);
    const same = own.find(each => each.receiverId === receiver.id && each.roleId === role.id);
    if (same) return same;
    for (const each of own) await withdraw(scope, each);
    const offer = await insertHandover(tx, {
      organizationId,
      giverId: member.id,
      receiverId: receiver.id,
      roleId: role.id,
      createdAt: now,
    });
    audit({
      organizationId,
      action: 'hand-on.offer',
      subject: receiver.email,
      after: { role: top.name, giver: member.email, giverBecomes: role.name },
    });
    record({
      type: 'hand-on.offered',
      organizationId,
      handoverId: offer.id,
      receiver: { slackUserId },
      giverId: member.id,
    });
    return offer;
  },
});

/** @throws DomainError hand-on-receiver */
async function receiverOf(
  tx: Parameters<typeof findOwnMember>[0],
  organization: Organization,
  giver: Member,
  slackUserId: string,
): Promise<Member> {
  const refused = (who: string, reason: 'self' | 'no-member' | 'holder' | 'account') =>
    new DomainError('hand-on-receiver', { who, reason, role: topRole(organization).name }, 'person');
  const person = await findPerson(tx, organization.workspaceId, slackUserId);
  const member = person && (await findOwnMember(tx, organization.id, person));
  const who = member?.name ?? person?.name ?? 'This person';
  if (!isActive(member)) throw refused(who, 'no-member');
  if (member.id === giver.id) throw refused(who, 'self');
  if (member.roleId === giver.roleId) throw refused(who, 'holder');
  if (!person || actorProblem(person)) throw refused(who, 'account');
  return member;
}
