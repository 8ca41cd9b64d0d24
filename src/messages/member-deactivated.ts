import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { byActor, mention } from './people.ts';

export const memberDeactivatedMessage: Render = ({ data, organization, initiator }) => {
  const { by } = byActor.parse(data);
  return {
    summary: `Your access to ${organization.name} was deactivated.`,
    parts: [
      paragraph(
        mention(by, [initiator], 'An admin'),
        ' deactivated your access to ',
        bold(organization.name),
        '. Ask them if you think that this is a mistake.',
      ),
    ],
  };
};
