import { bold, buttons, paragraph } from './content.ts';
import { decider } from './left-slack.ts';
import type { Render } from './message.ts';

/** The admins' card about a person who is back in Slack after they were deactivated for leaving it. */
export const memberBackMessage: Render = ({ member, organization, decidedBy }) => {
  if (!member) return null;
  const { id: memberId, name, role, state } = member;
  const what = `${name} is back in Slack.`;
  return {
    summary: `${organization.name}: ${what}`,
    parts: [
      paragraph(
        bold(organization.name),
        `: ${what} They were deactivated because they had left, as `,
        bold(role.name),
        '.',
      ),
      state === 'active'
        ? paragraph('✓ Reactivated', ...decider(decidedBy), '.')
        : buttons({
            action: 'reactivate-returner',
            value: { memberId },
            label: `Reactivate as ${role.name}`,
            style: 'primary',
          }),
    ],
  };
};
