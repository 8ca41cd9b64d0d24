import { z } from 'zod';
import { clamp } from '../domain/characters.ts';
import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { mention } from './people.ts';

const facts = z.object({ who: z.string(), to: z.string(), by: z.string().optional() });

/** To the person and to the admins: a member whose account is gone has a new account. */
export const memberMovedMessage: Render = ({ data, organization, initiator }) => {
  const { who, to, by } = facts.parse(data);
  const person = clamp(who, 100);
  return {
    summary: `${person} has a new Slack account in ${organization.name}.`,
    parts: [
      paragraph(
        ...(by ? [mention(by, [initiator], 'An admin'), ' moved '] : []),
        `${person}’s membership of `,
        bold(organization.name),
        by ? ' to their new Slack account, ' : ' moved to their new Slack account, ',
        { mention: to, name: person },
        '. Their role and groups are unchanged.',
      ),
    ],
  };
};
