import type { Handover } from '../domain/handovers/store.ts';
import { bold, buttons, type Content, type Part, paragraph } from './content.ts';
import type { Render } from './message.ts';

/** The card of the chosen person: they accept or decline the top role; without buttons once that is decided. */
export const handOnMessage: Render = ({ handover, topRole }) =>
  handover && topRole ? handOnCard(handover, topRole) : null;

function handOnCard(handover: Handover, topRole: string): Content {
  const { giver, organization, role } = handover;
  return {
    summary: `${giver.name} wants to hand on the role ${topRole} in ${organization.name} to you.`,
    parts: [
      paragraph(
        giver.slackUserId ? { mention: giver.slackUserId, name: giver.name } : giver.name,
        ' wants to hand on the role ',
        bold(topRole),
        ' in ',
        bold(organization.name),
        ` to you. If you accept, you become ${topRole}, and ${giver.name} becomes ${role.name}.`,
      ),
      ...answer(handover, topRole),
    ],
  };
}

function answer({ id: handoverId, status, giver, organization, role }: Handover, topRole: string): Part[] {
  if (status === 'accepted') return [paragraph(`✓ You accepted. You are ${topRole} now.`)];
  if (status === 'declined') return [paragraph('✗ You declined.')];
  if (status === 'withdrawn') return [paragraph('This offer was withdrawn.')];
  return [
    buttons(
      {
        action: 'accept-top-role',
        value: { handoverId },
        label: 'Accept',
        style: 'primary',
        confirm: {
          title: `Become ${topRole}?`.slice(0, 100),
          text: `You become ${topRole} of ${organization.name}, and ${giver.name} becomes ${role.name}.`,
          yes: 'Accept',
        },
      },
      { action: 'decline-top-role', value: { handoverId }, label: 'Decline' },
    ),
  ];
}

/** What the giver reads about the answer. */
export const handOnAcceptedMessage: Render = ({ handover, topRole }) => {
  if (!handover) return null;
  const { receiver, organization, role } = handover;
  return {
    summary: `${receiver.name} accepted the role ${topRole} in ${organization.name}.`,
    parts: [
      paragraph(
        '✓ ',
        receiver.slackUserId ? { mention: receiver.slackUserId, name: receiver.name } : receiver.name,
        ` accepted the role ${topRole} in `,
        bold(organization.name),
        `. You are ${role.name} now.`,
      ),
    ],
  };
};

export const handOnDeclinedMessage: Render = ({ handover, topRole }) => {
  if (!handover) return null;
  const { receiver, organization } = handover;
  return {
    summary: `${receiver.name} declined the role ${topRole} in ${organization.name}.`,
    parts: [
      paragraph(
        receiver.slackUserId ? { mention: receiver.slackUserId, name: receiver.name } : receiver.name,
        ` declined the role ${topRole} in `,
        bold(organization.name),
        '. You keep it. You can offer it to another person.',
      ),
    ],
  };
};

/** What the other admins read. */
export const handOnHappenedMessage: Render = ({ handover, topRole }) => {
  if (!handover) return null;
  const { receiver, giver, organization, role } = handover;
  const text = `${giver.name} handed on the role ${topRole} to ${receiver.name}, and is ${role.name} now.`;
  return {
    summary: `${organization.name}: ${text}`,
    parts: [paragraph(bold(organization.name), `: ${text}`)],
  };
};
