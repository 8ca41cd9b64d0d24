import type { Member } from '../domain/access/store.ts';
import { roleTemplate } from '../domain/role-templates/index.ts';
import { texts } from '../texts/texts.ts';
import { groupsSentence } from './access-sentences.ts';
import { bold, buttons, type Inline, type Part, paragraph } from './content.ts';
import { decided } from './left-slack.ts';
import type { Render } from './message.ts';

/** The admins' card about a member who left Slack, in its current state: buttons only while nobody has decided. */
export const memberLeftMessage: Render = ({ member, organization, decidedBy }) => {
  if (!member) return null;
  const { name, role, leftReason, state } = member;
  const said = texts().memberMessages;
  const text = leftReason ? said.left[leftReason](name) : said.hadLeft({ who: name });
  const what = { organization: organization.name, text };
  const isOpen = leftReason !== null && state === 'active';
  const groups = groupsSentence(member, roleTemplate(organization.template));
  return {
    summary: said.ofOrganization(what).join(''),
    parts: [
      paragraph(
        ...said.ofOrganization<Inline>({ ...what, organization: bold(organization.name) }),
        isOpen ? ` ${said.usesSeat}` : '',
      ),
      paragraph(`${role.name}. ${groups}`.trim()),
      ...(isOpen ? [question(member)] : [outcome(member, decidedBy)]),
    ],
  };
};

function question({ id: memberId, leftReason }: Member): Part {
  const value = { memberId };
  const said = texts().memberMessages;
  return buttons(
    { action: 'deactivate-leaver', value, label: said.deactivate, style: 'danger' },
    ...(leftReason === 'guest' ? [{ action: 'keep-guest', value, label: said.keepAsGuest } as const] : []),
  );
}

function outcome({ name, state, isGuestAllowed }: Member, decidedBy: string | null | undefined): Part {
  const said = texts().memberMessages;
  if (state === 'deactivated') return decided(decidedBy, said.wasDeactivated, said.wasDeactivatedBy);
  if (isGuestAllowed) return decided(decidedBy, said.wasKept, said.wasKeptBy);
  return paragraph(said.isBackUnchanged({ who: name }));
}
