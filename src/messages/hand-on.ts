import type { Handover } from '../domain/handovers/store.ts';
import { texts } from '../texts/texts.ts';
import { bold, buttons, type Content, type Inline, type Part, paragraph } from './content.ts';
import type { Render } from './message.ts';

/** The card of the chosen person: they accept or decline the top role; without buttons once that is decided. */
export const handOnMessage: Render = ({ handover, topRole }) =>
  handover && topRole ? handOnCard(handover, topRole) : null;

function handOnCard(handover: Handover, topRole: string): Content {
  const { giver, organization, role } = handover;
  const said = texts().handingOn;
  return {
    summary: said.offerSummary({ giver: giver.name, organization: organization.name, topRole }),
    parts: [
      paragraph(
        ...said.offer({ giver: who(giver), organization: bold(organization.name), topRole: bold(topRole) }),
        ' ',
        said.consequence({ giver: giver.name, role: role.name, topRole }),
      ),
      ...answer(handover, topRole),
    ],
  };
}

const who = ({ slackUserId, name }: Handover['giver']): Inline =>
  slackUserId ? { mention: slackUserId, name } : name;

function answer({ id: handoverId, status, giver, organization, role }: Handover, topRole: string): Part[] {
  const said = texts().handingOn;
  if (status === 'accepted') return [paragraph(said.youAccepted({ topRole }))];
  if (status === 'declined') return [paragraph(said.youDeclined)];
  if (status === 'withdrawn') return [paragraph(said.withdrawn)];
  const facts = { giver: giver.name, organization: organization.name, role: role.name, topRole };
  return [
    buttons(
      {
        action: 'accept-top-role',
        value: { handoverId },
        label: said.accept,
        style: 'primary',
        confirm: {
          title: said.acceptTitle({ topRole }).slice(0, 100),
          text: said.acceptQuestion(facts),
          yes: said.accept,
        },
      },
      { action: 'decline-top-role', value: { handoverId }, label: said.decline },
    ),
  ];
}

/** What the giver reads about the answer. */
export const handOnAcceptedMessage: Render = ({ handover, topRole = '' }) => {
  if (!handover) return null;
  const { receiver, organization, role } = handover;
  const said = texts().handingOn;
  return {
    summary: said.acceptedSummary({ receiver: receiver.name, organization: organization.name, topRole }),
    parts: [
      paragraph(
        ...said.accepted({
          receiver: who(receiver),
          organization: bold(organization.name),
          topRole,
          role: role.name,
        }),
      ),
    ],
  };
};

export const handOnDeclinedMessage: Render = ({ handover, topRole = '' }) => {
  if (!handover) return null;
  const { receiver, organization } = handover;
  const said = texts().handingOn;
  return {
    summary: said.declinedSummary({ receiver: receiver.name, organization: organization.name, topRole }),
    parts: [
      paragraph(
        ...said.declined({ receiver: who(receiver), organization: bold(organization.name), topRole }),
      ),
    ],
  };
};

/** What the other admins read. */
export const handOnHappenedMessage: Render = ({ handover, topRole = '' }) => {
  if (!handover) return null;
  const { receiver, giver, organization, role } = handover;
  const text = texts().handingOn.happened({
    giver: giver.name,
    receiver: receiver.name,
    topRole,
    role: role.name,
  });
  return {
    summary: `${organization.name}: ${text}`,
    parts: [paragraph(bold(organization.name), `: ${text}`)],
  };
};
