import { bold, escapedLine, mention, paragraphBlock } from '../slack/blocks.ts';
import { roleSentence } from '../slack/invitations/sentences.ts';
import type { Render } from './message.ts';

export const invitationAcceptedMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const { name, email, organization, slackUserId, resolvedBy } = invitation;
  // An approver's decision names the approver.
  const who = slackUserId ?? resolvedBy;
  return {
    text: escapedLine(`${name ?? email} joined ${organization.name}.`),
    blocks: [
      paragraphBlock(
        '✓ ',
        who ? mention(who) : bold(name ?? email),
        ` (${email}) accepted your invitation and joined `,
        bold(organization.name),
        ` ${roleSentence(invitation)}`,
      ),
    ],
  };
};
