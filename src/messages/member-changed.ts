import { accessSnapshot, differences } from '../domain/access/snapshot.ts';
import { clamp } from '../domain/characters.ts';
import { roleTemplate } from '../domain/role-templates/index.ts';
import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { byActor, mention } from './people.ts';

const facts = byActor.extend({ before: accessSnapshot, after: accessSnapshot });

export const memberChangedMessage: Render = ({ data, organization, initiator }) => {
  const { by, before, after } = facts.parse(data);
  const changes = differences(before, after, roleTemplate(organization.template));
  return {
    summary: `Your membership of ${organization.name} was changed.`,
    parts: [
      paragraph(
        mention(by, [initiator], 'An admin'),
        ' changed your membership of ',
        bold(organization.name),
        ':',
      ),
      { list: changes.map(change => [`Your ${clamp(change, 1000)}.`]) },
    ],
  };
};
