import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';

export const guestDeactivatedMessage: Render = ({ organization }) => ({
  summary: `Your access to ${organization.name} was deactivated.`,
  parts: [
    paragraph(
      'Foyer deactivated your access to ',
      bold(organization.name),
      ', because you are a guest in this Slack now. Ask an admin if you think that this is a mistake.',
    ),
  ],
});
