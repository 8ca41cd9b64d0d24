import type { Member } from '../domain/access/store.ts';
import { roleTemplate } from '../domain/role-templates/index.ts';
import { groupsSentence } from './access-sentences.ts';
import { bold, buttons, type Part, paragraph } from './content.ts';
import { decider, leftSentence } from './left-slack.ts';
import type { Render } from './message.ts';

/** The admins' card about a member who left Slack, in its current state: buttons only while nobody has decided. */
export const memberLeftMessage: Render = ({ member, organization, decidedBy }) => {
  if (!member) return null;
  const { name, role, leftReason, state } = member;
  const what = leftReason ? leftSentence[leftReason](name) : `${name} had left Slack.`;
  const isOpen = leftReason !== null && state === 'active';
  const groups = groupsSentence(member, roleTemplate(organization.template));
  return {
    summary: `${organization.name}: ${what}`,
    parts: [
      paragraph(
        bold(organization.name),
        `: ${what}`,
        isOpen ? ' They have no rights now, and still use a seat.' : '',
      ),
      paragraph(`${role.name}. ${groups}`.trim()),
      ...(isOpen ? [question(member)] : [outcome(member, decidedBy)]),
    ],
  };
};

function question({ id: memberId, leftReason }: Member): Part {
  const value = { memberId };
  return buttons(
    { action: 'deactivate-leaver', value, label: 'Deactivate', style: 'danger' },
    ...(leftReason === 'guest' ? [{ action: 'keep-guest', value, label: 'Keep as a guest' } as const] : []),
  );
}

function outcome({ name, state, isGuestAllowed }: Member, decidedBy: string | null | undefined): Part {
  if (state === 'deactivated') return paragraph('✓ Deactivated', ...decider(decidedBy), '.');
  if (isGuestAllowed) return paragraph('✓ Kept as a guest', ...decider(decidedBy), '.');
  return paragraph(`✓ ${name} is back in Slack, with the same role and groups.`);
}
