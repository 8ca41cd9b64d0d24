import { roleSentence } from './access-sentences.ts';
import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';

export const invitationAcceptedMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const { email, organization, slackUserId, resolvedBy } = invitation;
  const name = invitation.name ?? email;
  // An approver's decision names the approver.
  const who = slackUserId ?? resolvedBy;
  return {
    summary: `${name} joined ${organization.name}.`,
    parts: [
      paragraph(
        '✓ ',
        who ? { mention: who, name } : bold(name),
        ` (${email}) accepted your invitation and joined `,
        bold(organization.name),
        ` ${roleSentence(invitation)}`,
      ),
    ],
  };
};
