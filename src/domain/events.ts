import type { LinkOutcome } from './links/outcome.ts';
import type { AccessSnapshot } from './members/access.ts';
import type { Capability } from './roles.ts';

/** An invitation and who it is between, as an operation has it in hand. */
interface AboutInvitation {
  organizationId: string;
  invitationId: string;
  /** The Slack user once known. */
  invitee: { email: string; slackUserId: string | null };
  inviter: { memberId: string; slackUserId: string | null };
}

interface AboutRequest {
  organizationId: string;
  joinRequestId: string;
}

interface AboutRequester extends AboutRequest {
  requester: { slackUserId: string };
  /** The member who decided it; null: nobody did. */
  deciderId: string | null;
}

/** A member, and who acted on them. */
interface AboutMember {
  organizationId: string;
  member: { id: string; slackUserId: string | null; email: string };
  by: { memberId: string; slackUserId: string };
}

/** The groups of a member, which they have now or, where they left, had. */
interface InGroups {
  groups: string[];
}

/** What happened, in the past tense, by its type. What follows from each is listed in notifications/reactions.ts. */
interface Events {
  'invitation.created': AboutInvitation;
  'invitation.resent': AboutInvitation;
  /** The invitee has come to Slack, so the invitation that waited can be sent. */
  'invitation.invitee-joined-slack': { organizationId: string; invitationId: string; slackUserId: string };
  'invitation.accepted': AboutInvitation &
    InGroups & {
      memberId: string;
      /** The member who answers for it: the inviter, or the approver who let the invitee in. */
      initiatorId: string;
    };
  'invitation.declined': AboutInvitation;
  'invitation.revoked': AboutInvitation;
  /** With another role or other groups. */
  'invitation.changed': AboutInvitation;
  /** Accepted, though the inviter could not give it: an approver decides. */
  'invitation.approval-requested': AboutInvitation;
  /** An approver let the invitee in whom the inviter could not; besides invitation.accepted. */
  'invitation.approved': AboutInvitation;
  /** An approver did not let the invitee in. */
  'invitation.rejected': AboutInvitation;
  'invitation.expired': AboutInvitation;
  'invitation.reminded': AboutInvitation;
  'join-request.created': AboutRequest;
  'join-request.approved': AboutRequester & InGroups & { memberId: string };
  'join-request.rejected': AboutRequester;
  'join-request.withdrawn': AboutRequest;
  'join-request.expired': AboutRequester;
  'join-request.reminded': AboutRequest;
  /** The organization's day began and something waits for its approvers. */
  'digest.due': {
    organizationId: string;
    waiting: { joinRequests: number; approvals: number; invitations: number };
  };
  'member.changed': AboutMember &
    InGroups & {
      before: AccessSnapshot;
      after: AccessSnapshot;
      /** Groups that the person is no longer in, and those that they are in now. */
      left: string[];
      joined: string[];
    };
  'member.deactivated': AboutMember & InGroups;
  'member.reactivated': AboutMember & InGroups & { after: AccessSnapshot };
  /** Everybody who has the role may do more or less from now on. */
  'role.changed': {
    organizationId: string;
    roleId: string;
    by: { memberId: string; slackUserId: string };
    role: string;
    gained: Capability[];
    lost: Capability[];
  };
  /** A person is erased; cards about them go from Slack, and others that name them are brought up to date. */
  'person.erased': {
    organizationId: string;
    cards: { channelId: string; ts: string }[];
    named: { invitationIds: string[]; joinRequestIds: string[] };
  };
  /** Its name, settings, roles or groups are others now, or it is new. */
  'organization.changed': { organizationId: string };
  /** Another company is in a channel, or was asked to be, that the organization uses. */
  'channel.shared': {
    organizationId: string;
    channel: { id: string; name: string };
    /** They were asked, and are not in it yet. */
    isPending: boolean;
    isForApprovals: boolean;
    groups: string[];
  };
  'import.started': {
    organizationId: string;
    importId: string;
    /** The Slack user who is offered the review by message; null: they see it already. */
    tell: string | null;
  };
  'import.sent': {
    organizationId: string;
    importId: string;
    uploader: { memberId: string; slackUserId: string };
    /** Everybody who is sent an invitation; `isChanged`: a pending one, with another role or other groups. */
    invited: {
      invitationId: string;
      email: string;
      slackUserId: string | null;
      kind: 'new' | 'resent' | 'changed';
    }[];
    /** The members who were given another role or other groups, or their access back. */
    members: (InGroups & {
      member: { id: string; slackUserId: string | null; email: string };
      change: 'changed' | 'reactivated';
      before: AccessSnapshot;
      after: AccessSnapshot;
      left: string[];
      joined: string[];
    })[];
  };
  /** A group was linked to a channel or a user group. */
  'group.linked': { organizationId: string; linkId: string; initiatorId: string };
  /** Somebody wants the links compared with Slack. */
  'sync.asked': { organizationId: string; by: string };
  'sync.ended': {
    organizationId: string;
    /** The same however often its end is announced: it is told once. */
    syncId: string;
    by: string;
    links: LinkOutcome[];
  };
  'delivery.failed': {
    organizationId: string;
    deliveryId: string;
    /** How many more people failed with it for the same reason. */
    others?: number;
  };
}

export type EventType = keyof Events;
export type EventOf<Type extends EventType> = { type: Type } & Events[Type];
export type DomainEvent = { [Type in EventType]: EventOf<Type> }[EventType];
