import { z } from 'zod';
import { accessSnapshotOf } from '../access/snapshot.ts';
import type { Member } from '../access/store.ts';
import { aboutMember } from '../members/about.ts';
import { lockOfMember, memberWithin } from '../members/member-within.ts';
import { operation } from '../operation/operation.ts';
import { keepAsGuest } from './store.ts';

/**
 * Keeps a member who turned guest in Slack: they have their role and groups again, also while they are a guest. Doing
 * it twice has the same effect as once; nothing happens once they are deactivated, or no guest.
 * Source: product.md, People change
 */
export const keepGuest = operation({
  name: 'keepGuest',
  input: z.object({ memberId: z.uuid() }),
  fails: [
    'member-not-found',
    'organization-not-found',
    'not-allowed',
    'cannot-manage-member',
    'member-deactivated',
    'member-account',
  ],
  lock: (tx, { memberId }) => lockOfMember(tx, memberId),
  async run({ tx, actor, audit, record, fail }, { memberId }): Promise<Member> {
    const { member, acting } = await memberWithin(tx, actor, 'member:deactivate', memberId);
    const { organizationId, email, name, leftReason } = member;
    if (member.state === 'deactivated') throw fail('member-deactivated', { who: name });
    if (leftReason === null) return member;
    if (leftReason !== 'guest') {
      throw fail('member-account', { who: name, reason: leftReason, deed: 'keep' });
    }
    await keepAsGuest(tx, memberId);
    audit({
      organizationId,
      action: 'member.keep-as-guest',
      subject: email,
      after: { ...accessSnapshotOf(member), slackAccount: 'guest' },
    });
    record({ type: 'member.kept-as-guest', ...aboutMember(member, acting.member, actor) });
    return { ...member, leftAt: null, leftReason: null, isGuestAllowed: true };
  },
});
