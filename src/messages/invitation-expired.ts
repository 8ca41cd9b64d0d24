import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';

export const invitationExpiredMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const { name, email, organization } = invitation;
  return {
    summary: `Your invitation of ${name ?? email} to ${organization.name} has expired.`,
    parts: [
      paragraph(
        'Your invitation of ',
        bold(name ?? email),
        name ? ` (${email})` : '',
        ' to ',
        bold(organization.name),
        ' has expired without an answer. You can invite them again.',
      ),
    ],
  };
};
