/**
 * The package entry `foyer/events`: what Foyer sends to webhooks, as zod schemas with examples. Within version 1 they
 * only gain fields: read them with what you need and ignore the rest.
 */
import { z } from 'zod';
import { exampleData, exampleOrganization } from './example-data.ts';

const id = z.uuid();
const time = z.iso.datetime();
const named = z.object({ id, name: z.string() });
const slackUserId = z.string().nullable();

const groups = z.array(named.extend({ level: z.enum(['access', 'edit', 'admin']) }));

/** A member after the change, whole: a receiver needs nothing else to keep its own table. */
const member = z.object({
  id,
  email: z.string().describe('In lower case. It changes when the person’s email in Slack does.'),
  name: z.string(),
  slackUserId: slackUserId.describe('null: the person isn’t in Slack yet.'),
  isActive: z
    .boolean()
    .describe('Has the person any rights now? The product lets in exactly those who have.'),
  state: z.enum(['active', 'deactivated']),
  leftSlack: z
    .enum(['deactivated', 'guest', 'external'])
    .nullable()
    .describe('Why an active member has no rights now: their Slack account. null: it is in order.'),
  role: named,
  groups,
  hasAllGroups: z.boolean().describe('Without groups of their own, the person has all of them.'),
  joinedAt: time,
});

const invitation = z.object({
  id,
  email: z.string(),
  name: z.string().nullable(),
  slackUserId,
  status: z.enum(['pending', 'accepted', 'declined', 'revoked', 'expired']),
  isAwaitingApproval: z.boolean().describe('The person accepted, and an approver decides.'),
  role: named,
  groups,
  hasAllGroups: z.boolean(),
  inviterId: id.describe('The member who invited them.'),
  createdAt: time,
  expiresAt: time.nullable(),
});

const joinRequest = z.object({
  id,
  slackUserId: z.string(),
  email: z.string(),
  name: z.string(),
  status: z.enum(['pending', 'approved', 'rejected', 'withdrawn', 'expired']),
  createdAt: time,
});

const role = named.extend({
  description: z.string(),
  rights: z.array(z.string()).describe('What the role may do in Foyer itself.'),
});

/** THE list of events, each with what it carries as `data` and when it is sent. */
const data = {
  'member.joined': member.describe('A person became a member.'),
  'member.access_changed': member.describe('A member’s role or groups changed.'),
  'member.updated': member.describe('A member’s name, email or Slack account changed.'),
  'member.deactivated': member.describe('A member was deactivated: they have no rights any longer.'),
  'member.reactivated': member.describe('A deactivated member has their rights back.'),
  'member.left': member.describe('A member left the organization by themselves.'),
  'member.left_slack': member.describe('A member left Slack or turned guest: no rights until they are back.'),
  'member.back_in_slack': member.describe('A member who had left Slack is back.'),
  'member.removed': z
    .object({ id })
    .describe(
      'Foyer has no such member now: their data was erased, or two members were the same person. Delete yours.',
    ),
  'invitation.created': invitation.describe('Somebody was invited.'),
  'invitation.changed': invitation.describe('An open invitation’s role, groups or person changed.'),
  'invitation.resent': invitation.describe('An open invitation was sent again.'),
  'invitation.awaiting_approval': invitation.describe('The person accepted, and an approver decides.'),
  'invitation.accepted': invitation.describe('The person accepted.'),
  'invitation.declined': invitation.describe('The person declined.'),
  'invitation.revoked': invitation.describe('The invitation was revoked.'),
  'invitation.expired': invitation.describe('Nobody accepted in time.'),
  'invitation.removed': z.object({ id }).describe('The person’s data was erased. Delete yours.'),
  'join_request.created': joinRequest.describe('Somebody asked to join.'),
  'join_request.changed': joinRequest.describe('The name or email of the person who asks changed.'),
  'join_request.approved': joinRequest.describe('An approver let the person in.'),
  'join_request.rejected': joinRequest.describe('An approver refused.'),
  'join_request.withdrawn': joinRequest.describe('The person withdrew it, or it was no longer needed.'),
  'join_request.expired': joinRequest.describe('Nobody decided in time.'),
  'join_request.removed': z.object({ id }).describe('The person’s data was erased. Delete yours.'),
  'group.created': named.describe('A group is new.'),
  'group.renamed': named.describe('A group has another name.'),
  'group.removed': named.describe('A group is gone. Each of its members has an event of their own.'),
  'role.created': role.describe('A role is new.'),
  'role.changed': role.describe('A role’s name or rights changed.'),
  'role.removed': role.describe('A role is gone. Nobody had it.'),
  'organization.renamed': named.describe('The organization has another name.'),
  test: z.object({}).describe('An admin pressed Send test.'),
} as const;

/** The type of an event. */
export type EventType = keyof typeof data;

/** All types, in the order of the documentation. */
export const eventTypes = Object.keys(data) as EventType[];

const envelope = <Type extends EventType>(type: Type) =>
  z.object({
    version: z.literal(1),
    id: id.describe('The webhook-id of the request: the same each time it is sent.'),
    type: z.literal(type),
    timestamp: time.describe('When it happened.'),
    sequence: z
      .number()
      .int()
      .describe(
        'Grows with each change, with gaps. Keep the highest of each `data.id`, and ignore what is older.',
      ),
    organization: named,
    data: data[type],
  });

type Schemas = { [Type in EventType]: ReturnType<typeof envelope<Type>> };

/** The schema of each event. */
export const foyerEvents = Object.fromEntries(
  eventTypes.map(type => [type, envelope(type)]),
) as unknown as Schemas;

/** An event of one type. */
export type FoyerEventOf<Type extends EventType> = z.infer<Schemas[Type]>;

/** Any event. */
export type FoyerEvent = { [Type in EventType]: FoyerEventOf<Type> }[EventType];

/** Reads any event, as JSON.parse gave it. @throws ZodError for a type that this version doesn't know */
export const foyerEvent = z.discriminatedUnion(
  'type',
  Object.values(foyerEvents) as unknown as [z.ZodObject, ...z.ZodObject[]],
) as unknown as z.ZodType<FoyerEvent>;

/** An example of each event. */
export const examples = Object.fromEntries(
  eventTypes.map((type, index) => [
    type,
    {
      version: 1,
      id: `019a3f60-0000-4000-8000-${String(index).padStart(12, '0')}`,
      type,
      timestamp: '2026-11-27T09:00:00.000Z',
      sequence: 1001 + index,
      organization: exampleOrganization,
      data: exampleData[type],
    },
  ]),
) as { [Type in EventType]: FoyerEventOf<Type> };
