import { accessSnapshot, differences } from '../domain/members/access.ts';
import { roleTemplate } from '../domain/role-templates/index.ts';
import { bold, clamp, escapedLine, mention, paragraph, paragraphBlock, richText } from '../slack/blocks.ts';
import { byWhom } from './member.ts';
import type { Render } from './message.ts';

const facts = byWhom.extend({ before: accessSnapshot, after: accessSnapshot });

export const memberChangedMessage: Render = ({ data, organization }) => {
  const { by, before, after } = facts.parse(data);
  const changes = differences(before, after, roleTemplate(organization.template)).map(change =>
    paragraph(`Your ${clamp(change, 1000)}.`),
  );
  return {
    text: escapedLine(`Your membership of ${organization.name} was changed.`),
    blocks: [
      paragraphBlock(mention(by), ' changed your membership of ', bold(organization.name), ':'),
      richText({ type: 'rich_text_list', style: 'bullet', elements: changes }),
    ],
  };
};
