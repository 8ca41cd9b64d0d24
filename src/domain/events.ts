import type { LeftReason } from './left-reason.ts';
import type { LinkOutcome } from './link-outcome.ts';
import type { Capability } from './roles.ts';

/** A person's name, role and groups by name, as the audit log stores them and people read them. */
export type AccessSnapshot = { name: string; role: string; groups: string[] };

/** An invitation, its sender and its invitee, as an operation has read them. */
interface AboutInvitation {
  organizationId: string;
  invitationId: string;
  /** The Slack user, once Foyer knows them. */
  invitee: { email: string; slackUserId: string | null };
  inviter: { memberId: string; slackUserId: string | null };
}

interface AboutRequest {
  organizationId: string;
  joinRequestId: string;
}

interface AboutRequester extends AboutRequest {
  requester: { slackUserId: string; email: string };
  /** The member who decided it; null: nobody decided. */
  deciderId: string | null;
}

/** A member, and the person who acted on them. */
interface AboutMember {
  organizationId: string;
  member: { id: string; slackUserId: string | null; email: string };
  by: { memberId: string; slackUserId: string };
}

/** The member's groups now or, after they left, the groups they had. */
interface InGroups {
  groups: string[];
}

/** An active member who left Slack, or whose reason for it changed. */
export interface LeftMember {
  id: string;
  slackUserId: string | null;
  email: string;
  groups: string[];
  reason: LeftReason;
  /** False: they were gone already, for another reason. */
  isNew: boolean;
  /** By the organization's setting. */
  isDeactivated: boolean;
}

/** What happened, in the past tense, by its type. What follows from each is listed in notifications/reactions.ts. */
interface Events {
  'invitation.created': AboutInvitation;
  'invitation.resent': AboutInvitation;
  /** The invitee asked for a new link by email. */
  'invitation.link-asked': AboutInvitation;
  /** The invitee joined Slack, so the invitation can be sent there. */
  'invitation.invitee-joined-slack': {
    organizationId: string;
    invitationId: string;
    slackUserId: string;
    /** The inviter. */
    initiatorId: string;
    /** Does a message wait for them? After an email, none does. */
    isWaiting: boolean;
  };
  'invitation.accepted': AboutInvitation &
    InGroups & {
      memberId: string;
      /** They joined by an invite link, so they have no card of it. */
      isByLink: boolean;
      /** The member responsible for it: the inviter, or the approver who let the invitee in. */
      initiatorId: string;
    };
  'invitation.declined': AboutInvitation;
  'invitation.revoked': AboutInvitation;
  /** The role or groups changed. */
  'invitation.changed': AboutInvitation;
  /** The invitee accepted, but the inviter may no longer grant it: an approver decides. */
  'invitation.approval-requested': AboutInvitation;
  /** An approver let in an invitee whose inviter had lost the right; recorded besides invitation.accepted. */
  'invitation.approved': AboutInvitation;
  /** An approver refused the invitee. */
  'invitation.rejected': AboutInvitation;
  'invitation.expired': AboutInvitation;
  'invitation.reminded': AboutInvitation;
  'join-request.created': AboutRequest;
  'join-request.approved': AboutRequester & InGroups & { memberId: string };
  'join-request.rejected': AboutRequester;
  'join-request.withdrawn': AboutRequest;
  'join-request.expired': AboutRequester;
  'join-request.reminded': AboutRequest;
  /** The requester's email in Slack is another one by now. */
  'join-request.address-changed': AboutRequest;
  /** The organization's day began and its approvers have something to decide. */
  'digest.due': {
    organizationId: string;
    waiting: { joinRequests: number; approvals: number; invitations: number; leavers: number };
  };
  /** A week ended in which something happened, or something waits. */
  'digest.weekly': {
    organizationId: string;
    /** The oldest first. */
    weeks: { monday: string; invited: number; joined: number; waiting: number }[];
  };
  /** An admin wants to see the used seats over the last weeks as a chart. */
  'seats.asked': {
    organizationId: string;
    by: string;
    /** The oldest first. */
    days: { day: string; seats: number }[];
    limit: number | null;
  };
  /** A member who had joined by email is in Slack now. */
  'member.bound': InGroups & {
    organizationId: string;
    memberId: string;
    slackUserId: string;
    isActive: boolean;
  };
  /** A company's directory made a person a member. */
  'member.provisioned': InGroups & {
    organizationId: string;
    memberId: string;
    /** Null: they aren't in Slack yet. */
    slackUserId: string | null;
    initiatorId: string;
  };
  /** A member's email in Slack changed, and Foyer followed it. */
  'member.address-changed': {
    organizationId: string;
    member: { id: string; slackUserId: string | null; email: string };
    who: string;
    before: string;
    after: string;
    /** The access of a second member of the same person, who became one with this one, and their access now. */
    merged: { had: AccessSnapshot; has: AccessSnapshot; isDeactivated?: boolean } | null;
  };
  /** A member whose account is gone has a new account. */
  'member.moved': InGroups & {
    organizationId: string;
    memberId: string;
    who: string;
    from: string | null;
    to: string;
    isActive: boolean;
    /** The admin who moved them; null: they took their own place. */
    by: string | null;
  };
  /** An active member was a guest in Slack, and is a full member there now. */
  'member.no-longer-guest': InGroups & { organizationId: string; memberId: string };
  'member.changed': AboutMember &
    InGroups & {
      before: AccessSnapshot;
      after: AccessSnapshot;
      /** Groups that the person left, and groups that they joined. */
      left: string[];
      joined: string[];
    };
  /** `hasLeft`: they are no longer in this Slack, so no message reaches them. */
  'member.deactivated': AboutMember & InGroups & { hasLeft?: boolean };
  'member.reactivated': AboutMember & InGroups & { after: AccessSnapshot };
  /** Members left Slack or turned guest, so they have no rights any longer. */
  'member.left-slack': { organizationId: string; members: LeftMember[] };
  /** Members who had left are back. `isDeactivated`: they were deactivated for it, and an admin may reactivate them. */
  'member.back-in-slack': { organizationId: string; members: { id: string; isDeactivated: boolean }[] };
  /** A member left the organization by themselves. */
  'member.left': AboutMember & InGroups;
  /** A holder of the top role offers it to another member. */
  'hand-on.offered': {
    organizationId: string;
    handoverId: string;
    giverId: string;
    receiver: { slackUserId: string };
  };
  /** The giver made another offer, or one of both left. */
  'hand-on.withdrawn': { organizationId: string; handoverId: string; memberIds: string[] };
  'hand-on.declined': {
    organizationId: string;
    handoverId: string;
    giver: { id: string; slackUserId: string | null };
  };
  /** Both have their new roles. */
  'hand-on.accepted': {
    organizationId: string;
    handoverId: string;
    giver: { id: string; slackUserId: string | null };
    receiver: { id: string; slackUserId: string | null };
  };
  /** An admin keeps a member who turned guest in Slack. */
  'member.kept-as-guest': AboutMember & InGroups;
  /** A person who lacks a right asks the people who can help. */
  'access.asked': {
    organizationId: string;
    by: { slackUserId: string; name: string };
    /** The Slack users who are asked. */
    to: string[];
    capability: Capability;
    lack: 'role' | 'guest' | 'deactivated' | 'stranger';
    /** Their role when it lacks the right. */
    role: string | null;
    text: string;
  };
  /** The role's rights changed for everybody who has it. */
  'role.changed': {
    organizationId: string;
    roleId: string;
    by: { memberId: string; slackUserId: string };
    role: string;
    gained: Capability[];
    lost: Capability[];
    /** Rights that its holders have anyway inside the groups that they administer by it. */
    inGroups: Capability[];
  };
  /** A person was erased. Slack deletes cards about them, and Foyer updates cards of others that name them. */
  'person.erased': {
    organizationId: string;
    cards: { channelId: string; ts: string }[];
    named: { invitationIds: string[]; joinRequestIds: string[] };
  };
  /** An owner of the Slack workspace has the top role now, because nobody with it could act. */
  'organization.taken-over': InGroups & {
    organizationId: string;
    by: { memberId: string; slackUserId: string };
    /** Their name. */
    who: string;
  };
  /** The first organization of the workspace is set up. */
  'organization.set-up': { organizationId: string; workspaceId: string };
  /** The organization is new, or its name, settings, roles or groups changed. */
  'organization.changed': {
    organizationId: string;
    /** Does it show on the cards of what waits for an approver? */
    isOnCards?: boolean;
  };
  /** A channel that the organization uses is shared with another company, or an invitation to share it is pending. */
  'channel.shared': {
    organizationId: string;
    channel: { id: string; name: string };
    /** The company was invited and has not joined yet. */
    isPending: boolean;
    isForApprovals: boolean;
    groups: string[];
  };
  /** A key of the API ends within a week. */
  'api-key.ending': {
    organizationId: string;
    /** The account of the member who made it. */
    by: string;
    name: string;
    endsAt: string;
  };
  'batch.started': {
    organizationId: string;
    batchId: string;
    /** The Slack user who started it and follows it. */
    by: string;
  };
  /** A few invitations of a batch were changed. */
  'batch.continued': {
    organizationId: string;
    batchId: string;
    kind: 'revoke' | 'remind' | 'resend';
    /** The member who started it. */
    initiatorId: string;
    invitations: AboutInvitation[];
  };
  'import.started': {
    organizationId: string;
    importId: string;
    /** The Slack user who gets the review by direct message; null: they already see it. */
    tell: string | null;
  };
  'import.undone': { organizationId: string; importId: string };
  'import.sent': {
    organizationId: string;
    importId: string;
    uploader: { memberId: string; slackUserId: string };
    /** People who get an invitation; `isChanged`: a pending one whose role or groups changed. */
    invited: {
      invitationId: string;
      email: string;
      slackUserId: string | null;
      kind: 'new' | 'resent' | 'changed';
    }[];
    /** Members whose role or groups changed, or who were reactivated. */
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
  /** Somebody asked for the links to be compared with Slack. */
  'sync.asked': { organizationId: string; by: string };
  'sync.ended': {
    organizationId: string;
    /** Idempotency key: the summary is sent once. */
    syncId: string;
    by: string;
    links: LinkOutcome[];
  };
  /** An endpoint is on again: what waits for it can go out. */
  'webhook.waiting': { organizationId: string; webhookId: string };
  /** An endpoint took nothing for three days, or is gone, so nothing is sent there now. */
  'webhook.disabled': { organizationId: string; host: string; reason: 'failing' | 'gone' };
  /** An endpoint takes others, but not this one: it was tried for three days. */
  'webhook.given-up': { organizationId: string; host: string; about: string };
  'delivery.failed': {
    organizationId: string;
    deliveryId: string;
    /** How many more people failed for the same reason. */
    others?: number;
  };
}

export type EventType = keyof Events;
export type EventOf<Type extends EventType> = { type: Type } & Events[Type];
export type DomainEvent = { [Type in EventType]: EventOf<Type> }[EventType];
