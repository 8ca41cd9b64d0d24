import { markOfAccess } from '../domain/access/mark.ts';
import type { Invitation } from '../domain/invitations/store.ts';
import { roleTemplate } from '../domain/role-templates/index.ts';
import { texts } from '../texts/texts.ts';
import { acceptLabel, acceptQuestion } from './acceptance.ts';
import { accessLabel, roleSentence } from './access-sentences.ts';
import { bold, buttons, type Content, type Inline, type Part, paragraph } from './content.ts';
import { asksApprover } from './invitation-created.ts';
import type { Render } from './message.ts';
import { mention } from './people.ts';

export const invitationApprovalMessage: Render = ({ invitation }) => invitation && approvalCard(invitation);

/** The approvers' card for an invitation whose inviter may no longer grant it; buttons only while it waits. */
export function approvalCard(invitation: Invitation): Content {
  const { email, name, slackUserId, organization, inviter, status } = invitation;
  const who = name ?? email;
  const said = texts().requests;
  const summary = said.heldSummary({ who, organization: organization.name });
  return {
    summary:
      status === 'pending' ? summary : said.withState({ summary, state: texts().cards.states[status] }),
    parts: [
      paragraph(
        ...said.held<Inline>({
          who: slackUserId ? { mention: slackUserId, name: who } : bold(who),
          email,
          inviter: bold(inviter.name),
          organization: bold(organization.name),
          access: roleSentence(invitation),
        }),
      ),
      ...(status === 'pending' ? question(invitation) : [paragraph(...outcome(invitation))]),
    ],
  };
}

function question(invitation: Invitation): Part[] {
  const { id: invitationId, email, name, organization, inviter, inviteLink, role } = invitation;
  const who = name ?? email;
  const said = texts().requests;
  return [
    paragraph(
      inviteLink && asksApprover(invitation)
        ? said.linkAsks({ link: inviteLink.name })
        : said.inviterLostRight({ inviter: inviter.name }),
    ),
    buttons(
      {
        action: 'approve-invitation',
        value: { invitationId, seen: markOfAccess(invitation) },
        label: acceptLabel(role),
        style: 'primary',
        confirm: acceptQuestion(invitation, { who, organization }),
      },
      {
        action: 'reject-invitation',
        value: { invitationId },
        label: said.reject,
        style: 'danger',
        confirm: {
          title: said.rejectHeldTitle,
          text: said.rejectHeld({ who, organization: organization.name }),
          yes: said.reject,
          style: 'danger',
        },
      },
    ),
  ];
}

function outcome(invitation: Invitation): Inline[] {
  const { status, resolvedBy, resolvedAt, inviter, organization } = invitation;
  const said = texts().requests;
  const by = resolvedBy ? mention(resolvedBy, [inviter], said.anApprover) : null;
  const at: Inline[] = resolvedAt ? [' · ', { time: resolvedAt }] : [];
  switch (status) {
    case 'accepted': {
      const label = accessLabel(invitation, roleTemplate(organization.template));
      const access = said.asAccess({ access: label });
      return [...(by ? said.acceptedBy<Inline>({ by, access }) : [said.accepted({ access })]), ...at];
    }
    case 'revoked':
      return [...(by ? said.rejectedBy<Inline>({ by }) : [said.rejected]), ...at];
    case 'declined':
      return [said.heldDeclined, ...at];
    default:
      return [said.heldExpired, ...at];
  }
}
