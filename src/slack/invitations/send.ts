import { authorise, requireCapability } from '../../domain/access/acting-member.ts';
import { parseEmail } from '../../domain/addresses.ts';
import type { Person } from '../../domain/domain.ts';
import { DomainError } from '../../domain/errors.ts';
import { invite } from '../../domain/invitations/invite.ts';
import { holderOf } from '../../domain/invitations/rules.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { unconfirmedAmong } from '../../domain/people/store.ts';
import { actorProblem } from '../../domain/person-problem.ts';
import { texts } from '../../texts/texts.ts';
import { message, type Reply } from '../reply.ts';
import type { Context } from '../route.ts';
import { invitationSentBlocks } from './views.ts';

/** Invites the person from a modal or the quick syntax, and shows how the invitation gets to them. */
export async function sendInvitation(
  context: Context,
  organization: Organization,
  wanted: {
    invitee: { email: string } | { slackUserId: string };
    name: string | null;
    role: string;
    groups: string[];
    adminOf?: string[];
    note: string | null;
  },
): Promise<Reply> {
  const { domain, actor, requestKey } = context;
  const { person, email } = await findInvitee(context, organization, wanted.invitee);
  const { invitee: _, ...rest } = wanted;
  const invitation = await invite(domain, actor, {
    organizationId: organization.id,
    email,
    ...rest,
    person,
    requestKey,
  });
  const unconfirmed = await unconfirmedAmong(domain.db, actor.workspaceId, [invitation]);
  const { text, blocks } = invitationSentBlocks(invitation, { unconfirmed, ...context.settings });
  return message(text, blocks, texts().invite.sentTitle);
}

/**
 * Finds the person for an address or a mention, and their address ('' when Slack shows none; they can't be invited
 * anyway).
 * @throws DomainError not-allowed before any lookup; invalid-email, email-too-long, uninvitable-person
 */
export async function findInvitee(
  { actor, outside, acting, domain }: Context,
  organization: Organization,
  invitee: { email: string } | { slackUserId: string },
): Promise<{ person: Person | null; email: string }> {
  const able =
    acting?.organization.id === organization.id
      ? requireCapability(organization, acting.member, 'invitation:create', actor)
      : await authorise(domain.db, actor, organization.id, 'invitation:create');
  const { directory } = outside(able);
  if ('email' in invitee) {
    const email = parseEmail(invitee.email);
    const person = await directory.byEmail(actor.workspaceId, email);
    return { email, person: holderOf(person) };
  }
  const person = await directory.byId(actor.workspaceId, invitee.slackUserId);
  if (!person) {
    throw new DomainError('uninvitable-person', { who: 'This person', reason: 'not-found' }, 'email');
  }
  if (actorProblem(person)) return { person, email: person.email ?? '' };
  if (person.email) {
    // Anybody can write an unconfirmed address into their profile.
    if (person.isEmailConfirmed) return { person, email: person.email };
    throw new DomainError('uninvitable-person', { who: person.name, reason: 'unconfirmed' }, 'email');
  }
  throw new DomainError('uninvitable-person', { who: person.name, reason: 'no-email' }, 'email');
}
