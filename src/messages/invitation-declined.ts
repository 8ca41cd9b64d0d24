import { bold, escapedLine, line } from '../slack/blocks.ts';
import type { Render } from './message.ts';

export const invitationDeclinedMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const { name, email, organization } = invitation;
  return {
    text: escapedLine(`${name ?? email} declined the invitation to ${organization.name}.`),
    blocks: [
      line(
        bold(name ?? email),
        name ? ` (${email})` : '',
        ' declined your invitation to ',
        bold(organization.name),
        '.',
      ),
    ],
  };
};
