import { bold, escapedLine, type Inline, mention, paragraphBlock } from '../slack/blocks.ts';
import { roleSentence } from '../slack/invitations/sentences.ts';
import type { Render } from './message.ts';

export const invitationConfirmedMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const { organization, resolvedBy } = invitation;
  const who: Inline = resolvedBy ? mention(resolvedBy) : 'An approver';
  return {
    text: escapedLine(`You joined ${organization.name}.`),
    blocks: [
      paragraphBlock(
        '✓ ',
        who,
        ' approved it: you are a member of ',
        bold(organization.name),
        ` ${roleSentence(invitation)}`,
      ),
    ],
  };
};

export const invitationRefusedMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const { name } = invitation.organization;
  return {
    text: escapedLine(`Your invitation to ${name} was not approved.`),
    blocks: [
      paragraphBlock(
        'Your invitation to ',
        bold(name),
        ' was not approved, so you are not a member. Ask for a new one.',
      ),
    ],
  };
};
