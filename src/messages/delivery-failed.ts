import { z } from 'zod';
import { texts } from '../texts/texts.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { reasonText } from './reasons.ts';

/** `failed`: who got no message; '': their name is unknown. */
const facts = z.object({ failed: z.string(), reason: z.string() });

export const deliveryFailedMessage: Render = ({ data, organization, invitation }) => {
  const { failed, reason } = facts.parse(data);
  const said = texts().delivery;
  const who = failed || said.someone;
  return {
    summary: said.notReached({ who }).join(''),
    parts: [
      paragraph(
        ...said.notReachedAbout<Inline>({ who: bold(who), organization: bold(organization.name) }),
        ` ${reasonText(reason)} ${invitation ? said.sendAgain : said.tellThem}`,
      ),
    ],
  };
};
