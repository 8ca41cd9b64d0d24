import { accessSnapshot } from '../domain/access/snapshot.ts';
import { clamp } from '../domain/characters.ts';
import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { byActor, mention } from './people.ts';

const facts = byActor.extend({ after: accessSnapshot });

export const memberReactivatedMessage: Render = ({ data, organization, initiator }) => {
  const { by, after } = facts.parse(data);
  const groups = after.groups.length > 0 ? `, in ${clamp(after.groups.join(', '), 1000)}` : '';
  return {
    summary: `Your access to ${organization.name} is back.`,
    parts: [
      paragraph(
        mention(by, [initiator], 'An admin'),
        ' reactivated your access to ',
        bold(organization.name),
        `: you are ${after.role} again${groups}.`,
      ),
    ],
  };
};
