import { roleSentence } from './access-sentences.ts';
import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';

export const invitationAcceptedMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const { email, organization, slackUserId, resolvedBy, awaitingApprovalAt } = invitation;
  const name = invitation.name ?? email;
  // After an approver's decision, resolvedBy is the approver.
  const who = slackUserId ?? (awaitingApprovalAt ? null : resolvedBy);
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
