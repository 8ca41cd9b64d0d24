import { z } from 'zod';
import { clamp } from '../domain/characters.ts';
import { type LinkOutcome, linkOutcome } from '../domain/link-outcome.ts';
import { texts } from '../texts/texts.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { reasonText } from './reasons.ts';

const facts = z.object({ links: z.array(linkOutcome) });

/** How many links are listed one by one. */
const SHOWN = 30;

export const syncEndedMessage: Render = ({ data, organization }) => {
  const { links } = facts.parse(data);
  const eventful = links.filter(isEventful);
  const rest = links.length - eventful.length;
  const more = eventful.length - SHOWN;
  const said = texts().delivery;
  return {
    summary: said.checkedSummary({ organization: organization.name }),
    parts: [
      paragraph(
        ...said.checked<Inline>({ count: links.length, organization: bold(organization.name) }),
        eventful.length === 0 ? ` ${said.allInSync}` : '',
      ),
      ...(eventful.length > 0 ? [{ list: eventful.slice(0, SHOWN).map(line) }] : []),
      ...(eventful.length > 0 && rest > 0 ? [paragraph(said.restInSync(rest))] : []),
      ...(more > 0 ? [paragraph(said.moreNotShown(more))] : []),
    ],
  };
};

const isEventful = ({ added, removed, failed, problem }: LinkOutcome) =>
  added + removed + failed.length > 0 || problem !== null;

function line(link: LinkOutcome): Inline[] {
  const { target, group } = link;
  const text = clamp(whatHappened(link), 600);
  return texts().delivery.ofGroup<Inline>({ target: bold(target), group, text });
}

/** "2 people added. 1 person removed. Couldn’t add 3 people: They’re guests." */
function whatHappened({ added, removed, failed, problem }: LinkOutcome): string {
  const said = texts().delivery;
  return [
    ...(added > 0 ? [said.added(added)] : []),
    ...(removed > 0 ? [said.removed(removed)] : []),
    ...failed.map(({ change, people: count, reason: stored }) => {
      const reason = reasonText(stored);
      return change === 'add' ? said.failedToAdd({ count, reason }) : said.failedToRemove({ count, reason });
    }),
    ...(problem ? [said.notChecked({ reason: reasonText(problem) })] : []),
  ].join(' ');
}
