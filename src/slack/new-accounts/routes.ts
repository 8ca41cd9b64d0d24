import { moveToNewAccount, takeOwnPlace } from '../../domain/new-accounts/new-account.ts';
import { texts } from '../../texts/texts.ts';
import { queryOf, renderMembers } from '../members/current-users.ts';
import { message, updateView } from '../reply.ts';
import { buttonRoute, type Route } from '../route.ts';
import { moveMemberAction, moveMemberRowAction, takePlaceAction } from './actions.ts';

const takePlaceButton = buttonRoute(takePlaceAction, async ({ domain, actor }, given) => {
  const { role } = await takeOwnPlace(domain, actor, given);
  const said = texts().newAccounts;
  return message(
    (actor.isGuest ? said.tookPlaceAsGuest : said.tookPlace)({ role: role.name }),
    undefined,
    texts().newAccounts.welcomeBack,
  );
});

const moveMemberButton = buttonRoute(moveMemberAction, async ({ domain, actor }, given) => {
  const { name } = await moveToNewAccount(domain, actor, given);
  return message(texts().newAccounts.movedTo({ name }), undefined, texts().newAccounts.moved);
});

const moveMemberRowButton = buttonRoute(moveMemberRowAction, async (context, given) => {
  const { name } = await moveToNewAccount(context.domain, context.actor, given);
  const said = texts().newAccounts.movedTo({ name });
  return updateView(await renderMembers(context, queryOf(context), { id: given.memberId, name, said }));
});

/** Buttons about members whose account is gone and who have a new one. */
export const newAccountRoutes: readonly Route[] = [takePlaceButton, moveMemberButton, moveMemberRowButton];
