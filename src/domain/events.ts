import { z } from 'zod';
import { access } from './members/access.ts';
import { capabilities } from './roles.ts';
import { tieOutcome } from './ties/outcome.ts';

const invitation = { organizationId: z.uuid(), invitationId: z.uuid() };
/** Whom it happened to, and the Slack user who did it. */
const member = { organizationId: z.uuid(), memberId: z.uuid(), by: z.string() };
const joinRequest = { organizationId: z.uuid(), joinRequestId: z.uuid() };

/** What can be announced, in the past tense. Every one has its entry in notifications/index.ts. */
export const domainEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('invitation.created'), ...invitation }),
  z.object({ type: z.literal('invitation.resent'), ...invitation }),
  /** The invitee has come to Slack, so the invitation that waited can be sent. */
  z.object({ type: z.literal('invitation.reachable'), ...invitation }),
  z.object({ type: z.literal('invitation.accepted'), ...invitation }),
  z.object({ type: z.literal('invitation.declined'), ...invitation }),
  z.object({ type: z.literal('invitation.revoked'), ...invitation }),
  /** With another role or other groups. */
  z.object({ type: z.literal('invitation.changed'), ...invitation }),
  /** Accepted, though the inviter could not give it any more: an approver decides. */
  z.object({ type: z.literal('invitation.held'), ...invitation }),
  /** An approver let the invitee in whom the inviter could not; besides invitation.accepted. */
  z.object({ type: z.literal('invitation.confirmed'), ...invitation }),
  /** An approver did not let the invitee in. */
  z.object({ type: z.literal('invitation.refused'), ...invitation }),
  z.object({ type: z.literal('invitation.expired'), ...invitation }),
  z.object({ type: z.literal('invitation.reminded'), ...invitation }),
  z.object({ type: z.literal('join-request.created'), ...joinRequest }),
  z.object({ type: z.literal('join-request.approved'), ...joinRequest }),
  z.object({ type: z.literal('join-request.rejected'), ...joinRequest }),
  z.object({ type: z.literal('join-request.withdrawn'), ...joinRequest }),
  z.object({ type: z.literal('join-request.expired'), ...joinRequest }),
  z.object({ type: z.literal('join-request.reminded'), ...joinRequest }),
  /** The organization's day began and something waits for its approvers. */
  z.object({
    type: z.literal('morning.came'),
    organizationId: z.uuid(),
    waiting: z.object({ joinRequests: z.int(), approvals: z.int(), invitations: z.int() }),
  }),
  z.object({
    type: z.literal('member.changed'),
    ...member,
    before: access,
    after: access,
    /** Groups that the person is no longer in, and those that they are in now. */
    left: z.array(z.uuid()),
    joined: z.array(z.uuid()),
  }),
  z.object({ type: z.literal('member.deactivated'), ...member }),
  z.object({ type: z.literal('member.reactivated'), ...member, after: access }),
  /** Everybody who has the role may do more or less from now on. */
  z.object({
    type: z.literal('role.changed'),
    organizationId: z.uuid(),
    roleId: z.uuid(),
    by: z.string(),
    role: z.string(),
    gained: z.array(z.enum(capabilities)),
    lost: z.array(z.enum(capabilities)),
  }),
  /** A person is erased; cards about them go from Slack, and others that name them are brought up to date. */
  z.object({
    type: z.literal('person.erased'),
    organizationId: z.uuid(),
    cards: z.array(z.object({ channelId: z.string(), ts: z.string() })),
    named: z.object({ invitationIds: z.array(z.uuid()), joinRequestIds: z.array(z.uuid()) }),
  }),
  /** Its name, settings, roles or groups are others now, or it is new. */
  z.object({ type: z.literal('organization.changed'), organizationId: z.uuid() }),
  /** Another company is in a channel, or was asked to be, that the organization uses. */
  z.object({
    type: z.literal('channel.shared'),
    organizationId: z.uuid(),
    channel: z.object({ id: z.string(), name: z.string() }),
    /** They were asked, and are not in it yet. */
    isPending: z.boolean(),
    isForApprovals: z.boolean(),
    groups: z.array(z.string()),
  }),
  z.object({
    type: z.literal('import.started'),
    organizationId: z.uuid(),
    importId: z.uuid(),
    tellUploader: z.boolean(),
  }),
  z.object({
    type: z.literal('import.sent'),
    organizationId: z.uuid(),
    importId: z.uuid(),
    /** The pending invitations that were sent again; `isChanged`: with another role or other groups. */
    resent: z.array(z.object({ invitationId: z.uuid(), isChanged: z.boolean() })),
    /** The members who were given another role or other groups, or their access back, and the uploader. */
    members: z.array(
      z.object({
        memberId: z.uuid(),
        change: z.enum(['changed', 'reactivated']),
        before: access,
        after: access,
        left: z.array(z.uuid()),
        joined: z.array(z.uuid()),
      }),
    ),
    by: z.string(),
  }),
  /** A group was tied to a channel or a user group. */
  z.object({ type: z.literal('group.tied'), organizationId: z.uuid(), tieId: z.uuid(), by: z.string() }),
  /** Somebody wants the ties compared with Slack. */
  z.object({ type: z.literal('sync.asked'), organizationId: z.uuid(), by: z.string() }),
  z.object({
    type: z.literal('sync.ended'),
    organizationId: z.uuid(),
    /** The same however often its end is announced: it is told once. */
    syncId: z.uuid(),
    by: z.string(),
    ties: z.array(tieOutcome),
  }),
  z.object({
    type: z.literal('delivery.failed'),
    organizationId: z.uuid(),
    deliveryId: z.uuid(),
    /** How many more people failed with it for the same reason. */
    others: z.int().optional(),
  }),
]);

export type DomainEvent = z.infer<typeof domainEvent>;
export type EventType = DomainEvent['type'];
export type EventOf<Type extends EventType> = Extract<DomainEvent, { type: Type }>;
