import { z } from 'zod';
import { texts } from '../texts/texts.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';

const facts = z.object({ host: z.string(), about: z.string() });

export const webhookGivenUpMessage: Render = ({ data, organization }) => {
  const { host, about } = facts.parse(data);
  const said = texts().webhooks;
  const named = { host: bold(host), type: bold(about), organization: bold(organization.name) };
  return {
    summary: said.givenUpSummary({ host }),
    parts: [paragraph(...said.givenUp<Inline>(named)), paragraph(said.seeLog)],
  };
};
