import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';

export const invitationDeclinedMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const { name, email, organization } = invitation;
  return {
    summary: `${name ?? email} declined the invitation to ${organization.name}.`,
    parts: [
      paragraph(
        bold(name ?? email),
        name ? ` (${email})` : '',
        ' declined your invitation to ',
        bold(organization.name),
        '.',
      ),
    ],
  };
};
