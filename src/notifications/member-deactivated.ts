import { bold, escapedLine, line, person } from '../slack/blocks.ts';
import { byWhom, planForMember } from './member.ts';
import type { Notification, Render } from './notification.ts';

/** Somebody whose access ended hears of it. */
export const memberDeactivated: Notification<'member.deactivated'> = {
  plan: (tx, event) => planForMember(tx, 'member-deactivated', event),
};

export const memberDeactivatedMessage: Render = ({ data, organization }) => {
  const { by } = byWhom.parse(data);
  return {
    text: escapedLine(`Your access to ${organization.name} was deactivated.`),
    blocks: [
      line(
        person(by),
        ' deactivated your access to ',
        bold(organization.name),
        '. Ask them if you think that this is a mistake.',
      ),
    ],
  };
};
