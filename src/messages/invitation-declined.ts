import { bold, escapedLine, paragraphBlock } from '../slack/blocks.ts';
import type { Render } from './message.ts';

export const invitationDeclinedMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const { name, email, organization } = invitation;
  return {
    text: escapedLine(`${name ?? email} declined the invitation to ${organization.name}.`),
    blocks: [
      paragraphBlock(
        bold(name ?? email),
        name ? ` (${email})` : '',
        ' declined your invitation to ',
        bold(organization.name),
        '.',
      ),
    ],
  };
};
