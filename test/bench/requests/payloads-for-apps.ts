import { findInvitation } from '../../../src/domain/invitations/store.ts';
import { invitationCard } from '../../../src/messages/invitation-created.ts';
import { acceptAction } from '../../../src/slack/invitations/actions.ts';
import { renderContent } from '../../../src/slack/render-content.ts';
import { invitationsOf } from './committed.ts';
import { commandRequest, pressRequest, type SlackRequest } from './payloads.ts';
import { GROUP, ROLE } from './place.ts';
import type { AppName, Stage } from './stage.ts';

/** The requests that one app gets: the same for all but the ids of their own rows. */
export type Requests = (app: AppName) => SlackRequest[];

/** One command for each of these people, the inviters in turn. */
export function invite(stage: Stage, people: Stage['crowd'], inviters: Stage['inviters']): Requests {
  return () =>
    people.map(({ email }, index) => {
      const inviter = inviters[index % inviters.length];
      if (!inviter) throw new Error('Nobody invites.');
      return commandRequest(stage.slack, inviter, `<mailto:${email}|${email}> as ${ROLE} in "${GROUP}"`);
    });
}

/** Presses of Accept; the message around each button is the first one's, which is as long as any. */
export async function accept(stage: Stage, people: Stage['crowd']): Promise<Requests> {
  const ids = {
    foyer: await invitationsOf(stage, 'foyer', people),
    floor: await invitationsOf(stage, 'floor', people),
    betterAuth: await invitationsOf(stage, 'betterAuth', people),
  };
  const first = await findInvitation(stage.db.foyer, [...ids.foyer.values()][0] ?? '');
  if (!first) throw new Error('There is no invitation to accept.');
  const message = renderContent(invitationCard(first));
  return app => {
    const own = ids[app === 'bolt' ? 'foyer' : app];
    return people.map(person => {
      const value = acceptAction.encode({ invitationId: own.get(person.email) ?? '' });
      return pressRequest(stage.slack, person, { actionId: acceptAction.id, value, message });
    });
  };
}
