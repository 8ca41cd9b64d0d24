import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { byActor, mention } from './people.ts';

export const memberKeptMessage: Render = ({ data, organization, initiator }) => {
  const { by } = byActor.parse(data);
  return {
    summary: `You keep your access to ${organization.name} as a guest.`,
    parts: [
      paragraph(
        mention(by, [initiator], 'An admin'),
        ' decided that you keep your role and groups in ',
        bold(organization.name),
        ', also as a guest in this Slack.',
      ),
    ],
  };
};
