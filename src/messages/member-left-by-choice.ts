import { texts } from '../texts/texts.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';

/** What the admins read when a member left by themselves. */
export const memberLeftByChoiceMessage: Render = ({ member, organization }) => {
  if (!member) return null;
  const { name, slackUserId, role } = member;
  const said = texts().memberMessages;
  return {
    summary: said.leftByChoiceSummary({ who: name, organization: organization.name }),
    parts: [
      paragraph(
        ...said.leftByChoice<Inline>({
          who: slackUserId ? { mention: slackUserId, name } : name,
          organization: bold(organization.name),
          role: role.name,
        }),
      ),
    ],
  };
};
