import { z } from 'zod';
import { clamp } from '../domain/characters.ts';
import { texts } from '../texts/texts.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { admin } from './people.ts';

const facts = z.object({ who: z.string(), to: z.string(), by: z.string().optional() });

/** To the person and to the admins: a member whose account is gone has a new account. */
export const memberMovedMessage: Render = ({ data, organization, initiator }) => {
  const { who: whole, to, by } = facts.parse(data);
  const who = clamp(whole, 100);
  const said = texts().memberMessages;
  const move = { who, organization: bold(organization.name), account: { mention: to, name: who } };
  return {
    summary: said.movedSummary({ who, organization: organization.name }),
    parts: [
      paragraph(
        ...(by ? said.movedBy<Inline>({ by: admin(by, [initiator]), ...move }) : said.moved<Inline>(move)),
      ),
    ],
  };
};
