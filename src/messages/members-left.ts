import { z } from 'zod';
import { texts } from '../texts/texts.ts';
import { bold, buttons, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';

const facts = z.object({ total: z.int(), deactivated: z.int() });

/** Many members left Slack at once: their number, the first names, and where to decide. */
export const membersLeftMessage: Render = ({ data, organization, members = [] }) => {
  const { total, deactivated } = facts.parse(data);
  const open = total - deactivated;
  const more = total - members.length;
  const { memberMessages: said, home } = texts();
  const what = { organization: organization.name, text: said.manyLeft(total) };
  return {
    summary: said.ofOrganization(what).join(''),
    parts: [
      paragraph(
        ...said.ofOrganization<Inline>({ ...what, organization: bold(organization.name) }),
        ` ${said.noRights}`,
        deactivated > 0 ? ` ${said.someDeactivated(deactivated)}` : '',
        open > 0 ? ` ${said.someUseSeats(open)}` : '',
      ),
      {
        list: [
          ...members.map(({ name, leftReason }) => [
            leftReason ? said.left[leftReason](name) : said.isBack({ who: name }),
          ]),
          ...(more > 0 ? [[home.more(more)]] : []),
        ],
      },
      buttons({
        action: 'list-leavers',
        value: { organizationId: organization.id },
        label: said.showLeavers,
        style: 'primary',
      }),
    ],
  };
};
