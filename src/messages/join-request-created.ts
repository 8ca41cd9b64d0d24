import type { JoinRequest } from '../domain/join-requests/store.ts';
import type { Acceptance } from '../domain/joining/acceptance.ts';
import { roleTemplate } from '../domain/role-templates/index.ts';
import { acceptanceParts, acceptQuestion, givenLabel } from './acceptance.ts';
import { bold, buttons, type Content, type Inline, type Part, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { openUntil } from './open-until.ts';

export const joinRequestMessage: Render = ({ joinRequest, acceptance }) =>
  joinRequest && joinRequestCard(joinRequest, acceptance ?? null);

/**
 * The approvers' card in its current state: buttons only while it is pending.
 * @param acceptance what Accept gives; null once the request is decided
 */
export function joinRequestCard(request: JoinRequest, acceptance: Acceptance | null): Content {
  const { organization, note, status, name, email, slackUserId } = request;
  const summary = `${name} asks to join ${organization.name}.`;
  return {
    summary: status === 'pending' ? summary : `${summary} (${status})`,
    parts: [
      paragraph({ mention: slackUserId, name }, ` (${email}) asks to join `, bold(organization.name), '.'),
      ...(note ? [{ quote: note }] : []),
      ...(status === 'pending' ? question(request, acceptance) : decision(request)),
    ],
  };
}

function question(request: JoinRequest, acceptance: Acceptance | null): Part[] {
  const { id: joinRequestId, name: who, organization } = request;
  const value = { joinRequestId };
  const gives = acceptance?.gives;
  return [
    ...(acceptance ? acceptanceParts(acceptance, roleTemplate(organization.template)) : []),
    ...openUntil(request),
    buttons(
      ...(gives
        ? [
            {
              action: 'approve-join-request' as const,
              value: { ...value, seen: acceptance.mark },
              label: 'Accept',
              style: 'primary' as const,
              confirm: acceptQuestion(gives, { who, organization, address: acceptance.address }),
            },
          ]
        : []),
      { action: 'approve-join-request-as', value, label: 'Accept as…' },
      { action: 'reject-join-request', value, label: 'Reject', style: 'danger' },
    ),
  ];
}

function decision(request: JoinRequest): Part[] {
  const { reason } = request;
  return [paragraph(...outcome(request)), ...(reason ? [{ quote: reason }] : [])];
}

function outcome(request: JoinRequest): Inline[] {
  const { status, decider, resolvedAt } = request;
  const by: Inline[] = decider ? [' by ', memberMention(decider)] : [];
  const at: Inline[] = resolvedAt ? [' · ', { time: resolvedAt }] : [];
  switch (status) {
    case 'approved':
      return ['✓ Accepted', ...by, ` ${givenLabel(request)}`.trimEnd(), ...at];
    case 'rejected':
      return ['✗ Rejected', ...by, ...at];
    case 'expired':
      return ['This request has expired', ...at];
    default:
      return [`This request was ${status}`, ...at];
  }
}

const memberMention = ({ slackUserId, name }: { slackUserId: string | null; name: string }): Inline =>
  slackUserId ? { mention: slackUserId, name } : name;
