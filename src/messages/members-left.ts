import { z } from 'zod';
import { bold, buttons, paragraph } from './content.ts';
import { leftSentence } from './left-slack.ts';
import type { Render } from './message.ts';

const facts = z.object({ total: z.int(), deactivated: z.int() });

/** Many members left Slack at once: their number, the first names, and where to decide. */
export const membersLeftMessage: Render = ({ data, organization, members = [] }) => {
  const { total, deactivated } = facts.parse(data);
  const open = total - deactivated;
  const more = total - members.length;
  const what = `${total} members left Slack.`;
  return {
    summary: `${organization.name}: ${what}`,
    parts: [
      paragraph(
        bold(organization.name),
        `: ${what} They have no rights now.`,
        deactivated > 0 ? ` Foyer deactivated ${deactivated} of them.` : '',
        open > 0 ? ` ${open} still use a seat: decide on each under Current users.` : '',
      ),
      {
        list: [
          ...members.map(({ name, leftReason }) => [
            leftReason ? leftSentence[leftReason](name) : `${name} is back in Slack.`,
          ]),
          ...(more > 0 ? [[`${more} more`]] : []),
        ],
      },
      buttons({
        action: 'list-leavers',
        value: { organizationId: organization.id },
        label: 'Show who left Slack',
        style: 'primary',
      }),
    ],
  };
};
