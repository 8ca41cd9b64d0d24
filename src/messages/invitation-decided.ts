import { roleSentence } from './access-sentences.ts';
import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { mention } from './people.ts';

export const invitationConfirmedMessage: Render = ({ invitation, initiator }) => {
  if (!invitation) return null;
  const { organization, resolvedBy, inviter } = invitation;
  return {
    summary: `You joined ${organization.name}.`,
    parts: [
      paragraph(
        '✓ ',
        resolvedBy ? mention(resolvedBy, [initiator, inviter], 'An approver') : 'An approver',
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
    summary: `Your invitation to ${name} was not approved.`,
    parts: [
      paragraph(
        'Your invitation to ',
        bold(name),
        ' was not approved, so you are not a member. Ask for a new one.',
      ),
    ],
  };
};
