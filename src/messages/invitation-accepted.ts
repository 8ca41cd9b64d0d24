import { texts } from '../texts/texts.ts';
import { roleSentence } from './access-sentences.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';

export const invitationAcceptedMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const { email, organization, slackUserId, resolvedBy, awaitingApprovalAt } = invitation;
  const name = invitation.name ?? email;
  // After an approver's decision, resolvedBy is the approver.
  const account = slackUserId ?? (awaitingApprovalAt ? null : resolvedBy);
  const said = texts().requests;
  return {
    summary: said.joinedSummary({ who: name, organization: organization.name }),
    parts: [
      paragraph(
        ...said.joined<Inline>({
          who: account ? { mention: account, name } : bold(name),
          email,
          organization: bold(organization.name),
          access: roleSentence(invitation),
        }),
      ),
    ],
  };
};
