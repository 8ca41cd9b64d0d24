import { keepGuest } from '../../domain/leaving/keep-as-guest.ts';
import { deactivateMember } from '../../domain/members/deactivate.ts';
import { reactivateMember } from '../../domain/members/reactivate.ts';
import { texts } from '../../texts/texts.ts';
import type { Happened } from '../list-parts.ts';
import { nothing, type Reply, updateView } from '../reply.ts';
import { buttonRoute, type PressContext } from '../route.ts';
import { deactivateLeaverAction, keepGuestAction, reactivateReturnerAction } from './actions.ts';
import { queryOf, renderMembers } from './current-users.ts';

/** The recorded event updates every copy of the card; the list shows it at once. */
async function shown(context: PressContext, happened: Happened): Promise<Reply> {
  return context.view ? updateView(await renderMembers(context, queryOf(context), happened)) : nothing;
}

export const deactivateLeaverButton = buttonRoute(deactivateLeaverAction, async (context, { memberId }) => {
  const { name } = await deactivateMember(context.domain, context.actor, { memberId });
  return shown(context, { id: memberId, name, said: texts().members.nowDeactivated });
});

export const keepGuestButton = buttonRoute(keepGuestAction, async (context, { memberId }) => {
  const { name } = await keepGuest(context.domain, context.actor, { memberId });
  return shown(context, { id: memberId, name, said: texts().members.nowGuest });
});

export const reactivateReturnerButton = buttonRoute(
  reactivateReturnerAction,
  async (context, { memberId }) => {
    const { name } = await reactivateMember(context.domain, context.actor, { memberId });
    return shown(context, { id: memberId, name, said: texts().members.nowReactivated });
  },
);
