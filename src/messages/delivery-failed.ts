import { z } from 'zod';
import { bold, escapedLine, paragraphBlock } from '../slack/blocks.ts';
import type { Render } from './message.ts';

const facts = z.object({ failed: z.string(), reason: z.string() });

export const deliveryFailedMessage: Render = ({ data, organization, invitationId }) => {
  const { failed, reason } = facts.parse(data);
  return {
    text: escapedLine(`Foyer could not reach ${failed}.`),
    blocks: [
      paragraphBlock(
        '⚠ Foyer could not reach ',
        bold(failed),
        ' about ',
        bold(organization.name),
        `: ${reason} ${invitationId ? 'You can send it again under Invited Users, or tell' : 'Tell'} them yourself.`,
      ),
    ],
  };
};
