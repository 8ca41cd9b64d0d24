import { z } from 'zod';
import { texts } from '../texts/texts.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';

const facts = z.object({ host: z.string(), stopped: z.enum(['failing', 'gone']) });

export const webhookDisabledMessage: Render = ({ data, organization }) => {
  const { host, stopped } = facts.parse(data);
  const said = texts().webhooks;
  const named = { host: bold(host), organization: bold(organization.name) };
  return {
    summary: said.stoppedSummary({ host }),
    parts: [paragraph(...said.stopped[stopped]<Inline>(named)), paragraph(said.whatToDo)],
  };
};
