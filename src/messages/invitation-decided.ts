import { bold, escapedLine, type Inline, line, person } from '../slack/blocks.ts';
import { roleSentence } from '../slack/invitations/sentences.ts';
import type { Render } from './message.ts';

export const invitationConfirmedMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const { organization, settledBy } = invitation;
  const who: Inline = settledBy ? person(settledBy) : 'An approver';
  return {
    text: escapedLine(`You joined ${organization.name}.`),
    blocks: [
      line(
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
      line(
        'Your invitation to ',
        bold(name),
        ' was not approved, so you are not a member. Ask for a new one.',
      ),
    ],
  };
};
