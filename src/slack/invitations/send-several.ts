import { authorise } from '../../domain/access/acting-member.ts';
import { DomainError } from '../../domain/errors.ts';
import { MAX_LIST } from '../../domain/invitations/check-invitees.ts';
import { inviteSeveral } from '../../domain/invitations/invite-several.ts';
import type { Invitee } from '../../domain/invitations/invitee.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { unconfirmedAmong } from '../../domain/people/store.ts';
import { texts } from '../../texts/texts.ts';
import { paragraphBlock } from '../blocks.ts';
import { errorText } from '../errors.ts';
import { message, type Reply } from '../reply.ts';
import type { Context } from '../route.ts';
import type { QuickInvitation } from './quick-syntax.ts';
import { findInvitee } from './send.ts';
import { listSentBlocks } from './views.ts';

/**
 * Invites everybody that one command names, or nobody, with the reason for each refusal.
 * @throws DomainError not-allowed, list-full, and those of findInvitee
 */
export async function sendSeveral(
  context: Context,
  organization: Organization,
  { invitees, role, groups }: QuickInvitation,
): Promise<Reply> {
  const { domain, actor, requestKey } = context;
  await authorise(domain.db, actor, organization.id, 'invitation:create');
  if (invitees.length > MAX_LIST) throw new DomainError('list-full', { most: MAX_LIST }, 'email');
  const people: Invitee[] = [];
  for (const invitee of invitees) {
    people.push({ ...(await findInvitee(context, organization, invitee)), name: null, role, groups });
  }
  const { invited, refused } = await inviteSeveral(domain, actor, {
    organizationId: organization.id,
    people,
    note: null,
    requestKey,
  });
  const said = texts().invite;
  if (refused.size === 0) {
    const unconfirmed = await unconfirmedAmong(context.domain.db, context.actor.workspaceId, invited);
    const { text, blocks } = listSentBlocks(invited, { unconfirmed, ...context.settings });
    return message(text, blocks, said.listSentTitle);
  }
  const reasons = [...refused].map(([position, error]) =>
    said.refusedOne({ who: people[position]?.email ?? '', reason: errorText(error, context.command) }),
  );
  const text = said.noneInvited;
  return message(
    [text, ...reasons].join(' '),
    [text, ...reasons].map(each => paragraphBlock(each)),
  );
}
