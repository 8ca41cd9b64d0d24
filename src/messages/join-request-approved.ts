import { bold, escapedLine, mention, paragraphBlock } from '../slack/blocks.ts';
import type { Render } from './message.ts';

export const joinRequestApprovedMessage: Render = ({ joinRequest }) => {
  if (!joinRequest) return null;
  const { organization, role, decider } = joinRequest;
  return {
    text: escapedLine(`You joined ${organization.name}.`),
    blocks: [
      paragraphBlock(
        '✓ ',
        decider?.slackUserId ? mention(decider.slackUserId) : 'An approver',
        ' accepted your request: you are a member of ',
        bold(organization.name),
        role ? ` as ${role.name}.` : '.',
      ),
    ],
  };
};
