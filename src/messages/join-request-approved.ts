import { givenSentence } from './acceptance.ts';
import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';

export const joinRequestApprovedMessage: Render = ({ joinRequest }) => {
  if (!joinRequest) return null;
  const { organization, decider } = joinRequest;
  const access = givenSentence(joinRequest);
  return {
    summary: `You joined ${organization.name}.`,
    parts: [
      paragraph(
        '✓ ',
        decider?.slackUserId ? { mention: decider.slackUserId, name: decider.name } : 'An approver',
        ' accepted your request: you are a member of ',
        bold(organization.name),
        access ? ` ${access}` : '.',
      ),
    ],
  };
};
