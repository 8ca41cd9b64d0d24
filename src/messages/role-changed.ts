import { z } from 'zod';
import { capabilities } from '../domain/roles.ts';
import { bold, escapedLine, mention, paragraph, paragraphBlock, richText } from '../slack/blocks.ts';
import { capabilityLabels } from '../slack/errors.ts';
import { byWhom } from './member.ts';
import type { Render } from './message.ts';

const facts = byWhom.extend({
  role: z.string(),
  gained: z.array(z.enum(capabilities)),
  lost: z.array(z.enum(capabilities)),
});

export const roleChangedMessage: Render = ({ data, organization }) => {
  const { by, role, gained, lost } = facts.parse(data);
  const changes = [
    ...gained.map(each => paragraph(`You may now ${capabilityLabels[each]}.`)),
    ...lost.map(each => paragraph(`You may no longer ${capabilityLabels[each]}.`)),
  ];
  return {
    text: escapedLine(`What your role in ${organization.name} may do was changed.`),
    blocks: [
      paragraphBlock(
        mention(by),
        ' changed what your role ',
        bold(role),
        ' may do in ',
        bold(organization.name),
        ':',
      ),
      richText({ type: 'rich_text_list', style: 'bullet', elements: changes }),
    ],
  };
};
