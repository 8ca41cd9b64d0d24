import { z } from 'zod';
import { texts } from '../texts/texts.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';

const facts = z.object({ key: z.object({ name: z.string(), endsAt: z.coerce.date() }) });

export const apiKeyEndingMessage: Render = ({ data, organization }) => {
  const { name, endsAt } = facts.parse(data).key;
  const said = texts().apiKeys;
  return {
    summary: said.endsSoonSummary({ name, organization: organization.name }),
    parts: [
      paragraph(
        ...said.endsSoon<Inline>({
          name: bold(name),
          organization: bold(organization.name),
          at: { time: endsAt },
        }),
      ),
      paragraph(said.replaceIt),
    ],
  };
};
