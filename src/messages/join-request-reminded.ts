import { texts } from '../texts/texts.ts';
import { bold, type Inline, paragraph } from './content.ts';
import { joinRequestCard } from './join-request-created.ts';
import type { Render } from './message.ts';

export const joinRequestReminderMessage: Render = ({ joinRequest, acceptance, newerCardAt }) => {
  if (!joinRequest) return null;
  const card = joinRequestCard(joinRequest, acceptance ?? null, newerCardAt);
  if (joinRequest.status !== 'pending' || newerCardAt) return card;
  const { name, organization, createdAt } = joinRequest;
  const said = texts().requests;
  return {
    summary: said.stillWaitingSummary({ who: name, organization: organization.name }),
    parts: [
      paragraph(...said.stillWaiting<Inline>({ label: bold, since: { time: createdAt } })),
      ...card.parts,
    ],
  };
};
