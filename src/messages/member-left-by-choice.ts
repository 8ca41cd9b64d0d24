import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';

/** What the admins read when a member left by themselves. */
export const memberLeftByChoiceMessage: Render = ({ member, organization }) => {
  if (!member) return null;
  const { name, slackUserId, role } = member;
  return {
    summary: `${name} left ${organization.name}.`,
    parts: [
      paragraph(
        slackUserId ? { mention: slackUserId, name } : name,
        ' left ',
        bold(organization.name),
        `. They were ${role.name}. You can reactivate them under Current users.`,
      ),
    ],
  };
};
