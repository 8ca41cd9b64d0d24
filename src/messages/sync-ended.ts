import { z } from 'zod';
import { clamp } from '../domain/characters.ts';
import { type LinkOutcome, linkOutcome } from '../domain/link-outcome.ts';
import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';

const facts = z.object({ links: z.array(linkOutcome) });

/** How many links are listed one by one. */
const SHOWN = 30;

export const syncEndedMessage: Render = ({ data, organization }) => {
  const { links } = facts.parse(data);
  const eventful = links.filter(isEventful);
  const rest = links.length - eventful.length;
  const quiet = `${rest} ${rest === 1 ? 'tie was' : 'ties were'} as it should be.`.replace(
    'were as it',
    'were as they',
  );
  const more = eventful.length > SHOWN ? ` ${eventful.length - SHOWN} more are not shown here.` : '';
  return {
    summary: `The ties of ${organization.name} are compared with Slack.`,
    parts: [
      paragraph('The ties of ', bold(organization.name), ' are compared with Slack.'),
      ...(eventful.length > 0
        ? [
            {
              list: eventful
                .slice(0, SHOWN)
                .map(link => [bold(link.target), ` (${link.group}): ${clamp(whatHappened(link), 600)}`]),
            },
          ]
        : []),
      ...(rest > 0 || more ? [paragraph(`${rest > 0 ? quiet : ''}${more}`.trim())] : []),
    ],
  };
};

const isEventful = ({ added, removed, failed, problem }: LinkOutcome) =>
  added + removed + failed.length > 0 || problem !== null;

/** "2 added, 1 removed. 3 could not be added: They are guests." */
function whatHappened({ added, removed, failed, problem }: LinkOutcome): string {
  const done = [...(added > 0 ? [`${added} added`] : []), ...(removed > 0 ? [`${removed} removed`] : [])];
  return [
    ...(done.length > 0 ? [`${done.join(', ')}.`] : []),
    ...failed.map(
      ({ change, people, reason }) =>
        `${people} could not be ${change === 'add' ? 'added' : 'removed'}: ${reason}`,
    ),
    ...(problem ? [`Not compared: ${problem}`] : []),
  ].join(' ');
}
