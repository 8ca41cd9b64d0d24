import { z } from 'zod';

const invitation = { organizationId: z.uuid(), invitationId: z.uuid() };
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
  z.object({ type: z.literal('join-request.created'), ...joinRequest }),
  z.object({ type: z.literal('join-request.approved'), ...joinRequest }),
  z.object({ type: z.literal('join-request.rejected'), ...joinRequest }),
  z.object({ type: z.literal('join-request.withdrawn'), ...joinRequest }),
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
  }),
  z.object({ type: z.literal('delivery.failed'), organizationId: z.uuid(), deliveryId: z.uuid() }),
]);

export type DomainEvent = z.infer<typeof domainEvent>;
export type EventType = DomainEvent['type'];
export type EventOf<Type extends EventType> = Extract<DomainEvent, { type: Type }>;
