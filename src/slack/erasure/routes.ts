import { parseEmail } from '../../domain/addresses.ts';
import { trimUnseen } from '../../domain/characters.ts';
import { type ErasureTarget, erasePerson, keptOf } from '../../domain/erasure/erase.ts';
import { DomainError } from '../../domain/errors.ts';
import { findMemberById } from '../../domain/members/store.ts';
import { texts } from '../../texts/texts.ts';
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
  help: { under: 'people', for: 'organization:own', says: 'erase' },
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
  const said = texts().erasure;
  const pseudonym = await erasePerson(domain, actor, metadata);
  return pseudonym
    ? message(said.erased({ pseudonym }), undefined, said.erasedTitle)
    : message(said.nothingKept, undefined, said.title);
});

/** Routes that erase what an organization stores about a person. */
export const erasureRoutes: readonly Route[] = [eraseCommand, erasePersonButton, eraseModal];
