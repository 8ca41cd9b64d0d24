import { texts } from '../texts/texts.ts';
import { bold, buttons, type Inline, paragraph } from './content.ts';
import { decided } from './left-slack.ts';
import type { Render } from './message.ts';

/** The admins' card about a person who is back in Slack after they were deactivated for leaving it. */
export const memberBackMessage: Render = ({ member, organization, decidedBy }) => {
  if (!member) return null;
  const { id: memberId, name, role, state } = member;
  const said = texts().memberMessages;
  const what = { organization: organization.name, text: said.isBack({ who: name }) };
  return {
    summary: said.ofOrganization(what).join(''),
    parts: [
      paragraph(
        ...said.ofOrganization<Inline>({ ...what, organization: bold(organization.name) }),
        ' ',
        ...said.wereDeactivated<Inline>({ role: bold(role.name) }),
      ),
      state === 'active'
        ? decided(decidedBy, said.wasReactivated, said.wasReactivatedBy)
        : buttons({
            action: 'reactivate-returner',
            value: { memberId },
            label: said.reactivateAs({ role: role.name }),
            style: 'primary',
          }),
    ],
  };
};
