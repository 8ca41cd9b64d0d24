import type { ModalView } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import { clamp } from '../../domain/characters.ts';
import type { JoinRequest } from '../../domain/join-requests/store.ts';
import {
  type Acceptance,
  acceptProblem,
  markOfRequester,
  type NamedAccess,
} from '../../domain/joining/acceptance.ts';
import { defaultRole } from '../../domain/joining/rules.ts';
import { requesterParts } from '../../messages/acceptance.ts';
import { joinRequestCard } from '../../messages/join-request-created.ts';
import { bold, input, paragraphBlock, plain } from '../blocks.ts';
import { accessInputs, groupsShown } from '../invitations/access-inputs.ts';
import { matrixBlocks } from '../matrix.ts';
import { renderParts } from '../render-content.ts';
import { approveAsForm, rejectForm } from './actions.ts';

/** The modal that asks for the reason of a rejection. */
export function rejectView(request: JoinRequest, page?: number): ModalView {
  return rejectForm.view({
    title: 'Reject request',
    submit: 'Reject',
    metadata: { joinRequestId: request.id, page },
    blocks: [
      paragraphBlock(
        'Reject the request of ',
        bold(request.name),
        ` (${request.email}) to join `,
        bold(request.organization.name),
        '?',
      ),
      input(
        'reason',
        'Reason',
        { type: 'plain_text_input', multiline: true, max_length: 1000 },
        { optional: true, hint: `${clamp(request.name, 75)} will read it.` },
      ),
    ],
  });
}

/**
 * The modal "Accept as…": the roles and groups that the approver may grant.
 * @param options.problem why Accept alone can't be used
 */
export function approveAsView(
  request: JoinRequest,
  acting: ActingMember,
  acceptance: Acceptance,
  { page, problem }: { page?: number | undefined; problem?: string } = {},
): ModalView {
  const { organization } = acting;
  const { gives } = acceptance;
  const chosen = gives && !acceptProblem(acting, acceptance) ? gives : null;
  return approveAsForm.view({
    title: 'Accept as…',
    submit: 'Accept',
    metadata: {
      joinRequestId: request.id,
      organizationId: organization.id,
      page,
      seen: markOfRequester(acceptance),
    },
    blocks: [
      ...(problem ? [paragraphBlock(bold(problem))] : []),
      paragraphBlock(
        'Accept ',
        bold(request.name),
        ` (${request.email}) into `,
        bold(organization.name),
        ' with this role:',
      ),
      ...renderParts(requesterParts(acceptance, organization.template)),
      ...accessInputs(acting, {
        roleId: chosen?.role.id ?? defaultRole(organization).id,
        ...groupsShown(organization.template, chosen ? groupsOf(chosen) : []),
      }),
      ...matrixBlocks(organization),
    ],
  });
}

/** Slack shows at most 100 chosen groups; what isn't shown isn't given. */
const MAX_CHOSEN = 100;

const groupsOf = ({ grants }: NamedAccess) =>
  grants
    .slice(0, MAX_CHOSEN)
    .map(({ groupId: id, level, group: { name } }) => ({ level, group: { id, name } }));

/** The approvers' card as a modal, when it asks again or was decided there. */
export function requestView(request: JoinRequest, acceptance: Acceptance | null, notice: string): ModalView {
  return {
    type: 'modal',
    callback_id: 'join-request',
    title: plain('Join request', 24),
    close: plain('Close', 24),
    blocks: [paragraphBlock(bold(notice)), ...renderParts(joinRequestCard(request, acceptance).parts)],
  };
}
