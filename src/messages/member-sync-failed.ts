import { z } from 'zod';
import { clamp } from '../domain/characters.ts';
import { texts } from '../texts/texts.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { reasonText } from './reasons.ts';

const facts = z.object({
  /** '': their name is unknown. */
  who: z.string(),
  others: z.int(),
  change: z.enum(['add', 'remove']),
  target: z.string(),
  group: z.string(),
  reason: z.string(),
});

export const memberSyncFailedMessage: Render = ({ data, organization }) => {
  const { who, others, change, target, group, reason } = facts.parse(data);
  const said = texts().delivery;
  const people = said.withOthers({ who: clamp(who || said.someone, 200), others });
  const failed = change === 'add' ? said.notAdded<Inline> : said.notRemoved<Inline>;
  return {
    summary: failed({ who: people, target }).join(''),
    parts: [
      paragraph(
        '⚠ ',
        ...failed({ who: bold(people), target: bold(target) }),
        ' ',
        ...said.linked<Inline>({ target, group: bold(group), organization: bold(organization.name) }),
        ` ${reasonText(reason)}`,
      ),
    ],
  };
};
