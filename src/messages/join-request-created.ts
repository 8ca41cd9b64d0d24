import type { JoinRequest } from '../domain/join-requests/store.ts';
import type { Acceptance } from '../domain/joining/acceptance.ts';
import { roleTemplate } from '../domain/role-templates/index.ts';
import { texts } from '../texts/texts.ts';
import { acceptanceParts, acceptLabel, acceptQuestion, givenLabel } from './acceptance.ts';
import { bold, buttons, type Content, type Inline, type Part, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { openUntil } from './open-until.ts';

export const joinRequestMessage: Render = ({ joinRequest, acceptance, newerCardAt }) =>
  joinRequest && joinRequestCard(joinRequest, acceptance ?? null, newerCardAt);

/**
 * The approvers' card in its current state: buttons only while it is pending.
 * @param acceptance what Accept gives; null once the request is decided
 * @param newerAt when a newer card was posted, on which approvers decide
 */
export function joinRequestCard(
  request: JoinRequest,
  acceptance: Acceptance | null,
  newerAt?: Date,
): Content {
  const { organization, note, status, name, email, slackUserId } = request;
  const said = texts().requests;
  const summary = said.asksSummary({ who: name, organization: organization.name });
  const who = { mention: slackUserId, name };
  return {
    summary: status === 'pending' ? summary : said.withState({ summary, state: said.states[status] }),
    parts: [
      paragraph(...said.asks<Inline>({ who, email, organization: bold(organization.name) })),
      ...(note ? [{ quote: note }] : []),
      ...(status === 'pending' ? question(request, acceptance, newerAt) : decision(request)),
    ],
  };
}

function question(request: JoinRequest, acceptance: Acceptance | null, newerAt: Date | undefined): Part[] {
  const { id: joinRequestId, name: who, organization } = request;
  const value = { joinRequestId };
  const gives = acceptance?.gives;
  const said = texts().requests;
  if (newerAt) return [paragraph(...said.decideOnNewer<Inline>({ at: { time: newerAt } }))];
  return [
    ...(acceptance ? acceptanceParts(acceptance, roleTemplate(organization.template)) : []),
    ...openUntil(request),
    buttons(
      ...(gives
        ? [
            {
              action: 'approve-join-request' as const,
              value: { ...value, seen: acceptance.mark },
              label: acceptLabel(gives.role),
              style: 'primary' as const,
              confirm: acceptQuestion(gives, { who, organization, address: acceptance.address }),
            },
          ]
        : []),
      { action: 'approve-join-request-as', value, label: said.acceptAs },
      { action: 'reject-join-request', value, label: said.reject, style: 'danger' },
    ),
  ];
}

function decision(request: JoinRequest): Part[] {
  const { reason } = request;
  return [paragraph(...outcome(request)), ...(reason ? [{ quote: reason }] : [])];
}

function outcome(request: JoinRequest): Inline[] {
  const { status, decider, resolvedAt } = request;
  const at: Inline[] = resolvedAt ? [' · ', { time: resolvedAt }] : [];
  const by = decider && memberMention(decider);
  const said = texts().requests;
  switch (status) {
    case 'approved': {
      const access = givenLabel(request);
      return [...(by ? said.acceptedBy<Inline>({ by, access }) : [said.accepted({ access })]), ...at];
    }
    case 'rejected':
      return [...(by ? said.rejectedBy<Inline>({ by }) : [said.rejected]), ...at];
    case 'expired':
      return [said.expired, ...at];
    default:
      return [said.withdrawn, ...at];
  }
}

const memberMention = ({ slackUserId, name }: { slackUserId: string | null; name: string }): Inline =>
  slackUserId ? { mention: slackUserId, name } : name;
