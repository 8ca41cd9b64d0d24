import { bold, escapedLine, mention, paragraphBlock } from '../slack/blocks.ts';
import { byWhom } from './member.ts';
import type { Render } from './message.ts';

export const memberDeactivatedMessage: Render = ({ data, organization }) => {
  const { by } = byWhom.parse(data);
  return {
    text: escapedLine(`Your access to ${organization.name} was deactivated.`),
    blocks: [
      paragraphBlock(
        mention(by),
        ' deactivated your access to ',
        bold(organization.name),
        '. Ask them if you think that this is a mistake.',
      ),
    ],
  };
};
