import { z } from 'zod';
import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';

const facts = z.object({ failed: z.string(), reason: z.string() });

export const deliveryFailedMessage: Render = ({ data, organization, invitation }) => {
  const { failed, reason } = facts.parse(data);
  return {
    summary: `Foyer could not reach ${failed}.`,
    parts: [
      paragraph(
        '⚠ Foyer could not reach ',
        bold(failed),
        ' about ',
        bold(organization.name),
        `: ${reason} ${invitation ? 'You can send it again under Invited users, or tell' : 'Tell'} them yourself.`,
      ),
    ],
  };
};
