import type { JoinRequest } from '../domain/join-requests/store.ts';
import { bold, buttons, type Content, type Inline, type Part, paragraph } from './content.ts';
import type { Render } from './message.ts';

export const joinRequestMessage: Render = ({ joinRequest, formerRole }) =>
  joinRequest && joinRequestCard(joinRequest, formerRole);

/** The approvers' card in its current state: buttons only while it is pending. */
export function joinRequestCard(request: JoinRequest, formerRole?: string): Content {
  const { organization, note, status, name, email, slackUserId } = request;
  const summary = `${name} asks to join ${organization.name}.`;
  return {
    summary: status === 'pending' ? summary : `${summary} (${status})`,
    parts: [
      paragraph({ mention: slackUserId, name }, ` (${email}) asks to join `, bold(organization.name), '.'),
      ...(note ? [{ quote: note }] : []),
      ...(status === 'pending' ? question(request, formerRole) : decision(request)),
    ],
  };
}

/** Text for approvers about a person who was a member before. */
export function formerMember(role: string): Part {
  return paragraph(
    '⚠ They were a member before, as ',
    bold(role),
    ', and are deactivated: accepting reactivates them.',
  );
}

function question({ id: joinRequestId }: JoinRequest, formerRole?: string): Part[] {
  const value = { joinRequestId };
  return [
    ...(formerRole ? [formerMember(formerRole)] : []),
    buttons(
      { action: 'approve-join-request', value, label: 'Accept', style: 'primary' },
      { action: 'approve-join-request-as', value, label: 'Accept as…' },
      { action: 'reject-join-request', value, label: 'Reject', style: 'danger' },
    ),
  ];
}

function decision(request: JoinRequest): Part[] {
  const { reason } = request;
  return [paragraph(...outcome(request)), ...(reason ? [{ quote: reason }] : [])];
}

function outcome({ status, decider, resolvedAt, role }: JoinRequest): Inline[] {
  const by: Inline[] = decider ? [' by ', memberMention(decider)] : [];
  const at: Inline[] = resolvedAt ? [' · ', { time: resolvedAt }] : [];
  switch (status) {
    case 'approved':
      return ['✓ Accepted', ...by, role ? ` as ${role.name}` : '', ...at];
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
