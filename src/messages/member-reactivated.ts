import { accessSnapshot } from '../domain/members/access.ts';
import { bold, clamp, escapedLine, mention, paragraphBlock } from '../slack/blocks.ts';
import { byWhom } from './member.ts';
import type { Render } from './message.ts';

const facts = byWhom.extend({ after: accessSnapshot });

export const memberReactivatedMessage: Render = ({ data, organization }) => {
  const { by, after } = facts.parse(data);
  const groups = after.groups.length > 0 ? `, in ${clamp(after.groups.join(', '), 1000)}` : '';
  return {
    text: escapedLine(`Your access to ${organization.name} is back.`),
    blocks: [
      paragraphBlock(
        mention(by),
        ' reactivated your access to ',
        bold(organization.name),
        `: you are ${after.role} again${groups}.`,
      ),
    ],
  };
};
