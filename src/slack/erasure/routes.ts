import { parseEmail } from '../../domain/addresses.ts';
import { trimUnseen } from '../../domain/characters.ts';
import { type ErasureTarget, erasePerson, keptOf } from '../../domain/erasure/erase.ts';
import { DomainError } from '../../domain/errors.ts';
import { findMemberById } from '../../domain/members/store.ts';
import { asTyped } from '../markup.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { message, openView, type Reply } from '../reply.ts';
import { buttonRoute, type Context, commandRoute, modalRoute, type Route } from '../route.ts';
import { eraseForm, erasePersonAction } from './actions.ts';
import { eraseView } from './view.ts';

const MENTION = /^\ufdd0@([UW][A-Z0-9]+)(?:\|[^\ufdd1]{0,200})?\ufdd1$/u;

async function open({ domain, actor }: Context, target: ErasureTarget): Promise<Reply> {
  return openView(eraseView(await keptOf(domain, actor, target), target));
}

const eraseCommand = commandRoute({
  name: 'erase',
  usage: 'erase ada@example.com',
  help: 'erases a person who is no active member: their name and email leave every list; @ada works too',
  run: (context, argument) =>
    withOrganization(context, async ({ id: organizationId }) => {
      const text = trimUnseen(asTyped(argument));
      const slackUserId = MENTION.exec(text)?.[1] ?? null;
      const email = slackUserId ? null : parseEmail(text);
      return open(context, { organizationId, email, slackUserId });
    }),
});

const erasePersonButton = buttonRoute(erasePersonAction, async (context, { memberId }) => {
  const member = await findMemberById(context.domain.db, memberId);
  if (!member) throw new DomainError('member-not-found', {});
  const { organizationId, email, slackUserId } = member;
  return open(context, { organizationId, email, slackUserId });
});

const eraseModal = modalRoute(eraseForm, async ({ domain, actor }, { metadata }) => {
  const pseudonym = await erasePerson(domain, actor, metadata);
  return pseudonym
    ? message(`Erased. The audit trail calls them “${pseudonym}”.`, undefined, 'Person erased')
    : message('Foyer keeps nothing about this person in this organization.', undefined, 'Erase person');
});

/** Routes that erase what an organization stores about a person. */
export const erasureRoutes: readonly Route[] = [eraseCommand, erasePersonButton, eraseModal];
