import type { PlannedDelivery } from '../../delivery/planned.ts';
import type { EventOf, EventType } from '../../domain/events.ts';
import { holdersOf as holdersWithCapability } from '../../domain/members/store.ts';
import type { MessageKind } from '../../messages/message.ts';
import { planForOrphaned } from '../approvers.ts';
import { planForAdmins, planForLeavers, planForReturners } from '../leavers.ts';
import { type HomesShowing, nothing, type Reaction } from '../reaction.ts';
import { addressesChangedLately, holdersOf } from '../store.ts';

/** Admins read of this many changed addresses in an hour one by one. */
const MOST_TOLD = 5;

type MemberEvent = Extract<EventType, `member.${string}` | 'role.changed' | 'access.asked'>;
type AboutMember = Omit<EventOf<'member.deactivated'>, 'type'>;

/**
 * Tells a member what somebody else did, outside Slack by email; that person gets a message when it fails.
 * @param byEmail by email as well
 */
export function toMember(
  message: MessageKind,
  { member, by }: Pick<AboutMember, 'member' | 'by'>,
  data: Record<string, object> = {},
  { byEmail = false }: { byEmail?: boolean } = {},
): PlannedDelivery[] {
  const { slackUserId: recipient, email } = member;
  if (recipient && recipient === by.slackUserId) return [];
  const planned = { message, email, initiatorId: by.memberId, data: { by: by.slackUserId, ...data } };
  return [
    ...(recipient ? [{ ...planned, recipient }] : []),
    ...(byEmail || !recipient ? [{ ...planned, medium: 'email' as const, recipient: null }] : []),
  ];
}

/** Guests still read Slack, so they read that Foyer deactivated them, and why. */
function toGuests({ members }: EventOf<'member.left-slack'>): PlannedDelivery[] {
  return members
    .filter(({ reason, isDeactivated }) => reason === 'guest' && isDeactivated)
    .map(({ slackUserId: recipient }) => ({ message: 'guest-deactivated', recipient }));
}

const homes = ({ member }: AboutMember): HomesShowing => ({ audience: 'counts', memberIds: [member.id] });

/** Updates the admins' cards about the member. */
const cards = ({ member }: Pick<AboutMember, 'member'>) => [{ subject: { memberId: member.id }, inMs: 0 }];

const cardsOf = (members: readonly { id: string }[]) =>
  members.map(({ id: memberId }) => ({ subject: { memberId }, inMs: 0 }));

const moved = (
  { member, by, groups }: AboutMember,
  change:
    | { kind: 'in' | 'out'; left?: never; joined?: never }
    | { kind: 'moved'; left: string[]; joined: string[] },
) => {
  const { kind, left = [], joined = [] } = change;
  return { moves: [{ memberId: member.id, initiatorId: by.memberId, kind, groups, left, joined }] };
};

/** Nobody gave them anything now, so nobody gets a message when Slack refuses. */
const nowInSlack = ({ memberId, groups }: { memberId: string; groups: string[] }) => ({
  moves: [{ memberId, initiatorId: null, kind: 'in' as const, groups, left: [], joined: [] }],
});

/** The reactions to each event about a member or about a role. */
export const memberReactions: { [Type in MemberEvent]: Reaction<Type> } = {
  // They joined on a page, before they were in Slack.
  'member.bound': {
    ...nothing,
    messages: ({ memberId, slackUserId: recipient, isActive }) =>
      isActive ? [{ message: 'welcome', recipient, memberId }] : [],
    homes: ({ memberId }) => ({ audience: null, memberIds: [memberId] }),
    targets: event => (event.isActive ? nowInSlack(event) : {}),
  },
  // Nobody invited them, so they have no card that says it. Who isn't in Slack yet reads it there.
  'member.provisioned': {
    ...nothing,
    messages: ({ memberId, slackUserId: recipient, initiatorId }) =>
      recipient ? [{ message: 'welcome', recipient, memberId, initiatorId }] : [],
    homes: ({ memberId }) => ({ audience: 'counts', memberIds: [memberId] }),
    targets: ({ memberId, initiatorId, groups }) => ({
      moves: [{ memberId, initiatorId, kind: 'in', groups, left: [], joined: [] }],
    }),
  },
  'member.address-changed': {
    ...nothing,
    async messages(event, tx) {
      const { organizationId, member, who, before, after, merged } = event;
      const data = { who, had: before, has: after, ...(merged && { merged }) };
      const own: PlannedDelivery[] = member.slackUserId
        ? [{ message: 'member-address', recipient: member.slackUserId, data: { ...data, isOwn: 1 } }]
        : [];
      // A company that changes its domain changes a thousand addresses: the audit log has them all.
      const isOneOfMany = merged === null && (await addressesChangedLately(tx, organizationId)) >= MOST_TOLD;
      const admins = isOneOfMany ? [] : await holdersWithCapability(tx, organizationId, 'organization:edit');
      return [
        ...own,
        ...admins
          .filter(({ slackUserId }) => slackUserId !== member.slackUserId)
          .map(({ slackUserId: recipient }) => ({ message: 'member-address' as const, recipient, data })),
      ];
    },
    homes: ({ member }) => ({ audience: 'counts', memberIds: [member.id] }),
  },
  'member.moved': {
    ...nothing,
    async messages({ organizationId, who, to, by }, tx) {
      const admins = await holdersWithCapability(tx, organizationId, 'organization:edit');
      const told = new Set([to, ...admins.map(({ slackUserId }) => slackUserId)].filter(id => id !== by));
      const data = { who, to, ...(by && { by }) };
      return [...told].map(recipient => ({ message: 'member-moved' as const, recipient, data }));
    },
    refreshes: ({ memberId }) => [{ subject: { memberId }, inMs: 0 }],
    homes: ({ memberId }) => ({ audience: 'counts', memberIds: [memberId] }),
    targets: event => (event.isActive ? nowInSlack(event) : {}),
  },
  'member.no-longer-guest': { ...nothing, targets: nowInSlack },
  'member.changed': {
    ...nothing,
    messages: event => toMember('member-changed', event, { before: event.before, after: event.after }),
    // A new name or role changes no count; a new group does, for its admins.
    homes: event => ({
      audience: event.left.length + event.joined.length > 0 ? 'counts' : null,
      memberIds: [event.member.id],
    }),
    targets: event => {
      const { left, joined } = event;
      return left.length + joined.length > 0 ? moved(event, { kind: 'moved', left, joined }) : {};
    },
  },
  'member.deactivated': {
    ...nothing,
    // A person who lost access may not look at Slack.
    messages: event => (event.hasLeft ? [] : toMember('member-deactivated', event, {}, { byEmail: true })),
    refreshes: cards,
    homes,
    targets: event => moved(event, { kind: 'out' }),
  },
  'member.reactivated': {
    ...nothing,
    messages: event => toMember('member-reactivated', event, { after: event.after }),
    refreshes: cards,
    homes,
    targets: event => moved(event, { kind: 'in' }),
  },
  'member.left-slack': {
    ...nothing,
    messages: async (event, tx) => [
      ...(await planForLeavers(event, tx)),
      ...toGuests(event),
      ...(await planForOrphaned(tx, event.organizationId)),
    ],
    refreshes: ({ members }) => cardsOf(members.filter(({ isNew }) => !isNew)),
    homes: ({ members }) => ({ audience: 'counts', memberIds: members.map(({ id }) => id) }),
    targets: ({ members }) => ({
      moves: members
        .filter(({ isDeactivated }) => isDeactivated)
        .map(({ id: memberId, groups }) => ({
          memberId,
          initiatorId: null,
          kind: 'out' as const,
          groups,
          left: [],
          joined: [],
        })),
    }),
  },
  'member.left': {
    ...nothing,
    messages: planForAdmins,
    refreshes: cards,
    homes,
    targets: event => ({
      moves: [
        {
          memberId: event.member.id,
          initiatorId: null,
          kind: 'out',
          groups: event.groups,
          left: [],
          joined: [],
        },
      ],
    }),
  },
  'member.back-in-slack': {
    ...nothing,
    messages: planForReturners,
    refreshes: ({ members }) => cardsOf(members),
    homes: ({ members }) => ({ audience: 'counts', memberIds: members.map(({ id }) => id) }),
  },
  'member.kept-as-guest': {
    ...nothing,
    messages: event => toMember('member-kept', event),
    refreshes: cards,
    homes,
  },
  'access.asked': {
    ...nothing,
    messages({ by, to, capability, lack, role, text }) {
      const data = { by: by.slackUserId, who: by.name, capability, lack, text, ...(role && { role }) };
      return to.map(recipient => ({ message: 'access-asked' as const, recipient, data }));
    },
  },
  // Notifies everybody who has the role, except the person who changed it.
  'role.changed': {
    ...nothing,
    async messages({ organizationId, roleId, by, role, gained, lost, inGroups }, tx) {
      const holders = await holdersOf(tx, { organizationId, roleId, by: by.slackUserId });
      const data = { by: by.slackUserId, role, gained, lost, inGroups };
      return holders.map(holder => ({ message: 'role-changed', ...holder, initiatorId: by.memberId, data }));
    },
  },
};
