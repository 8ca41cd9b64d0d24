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
import { texts } from '../../texts/texts.ts';
import { bold, type Inline, input, paragraphBlock, plain } from '../blocks.ts';
import { accessInputs, groupsShown } from '../invitations/access-inputs.ts';
import { whatEachRoleCanDo } from '../matrix.ts';
import { renderParts } from '../render-content.ts';
import { approveAsForm, type RequestsPage, rejectForm } from './actions.ts';

/** The modal that asks for the reason of a rejection. */
export function rejectView(request: JoinRequest, list?: RequestsPage | null): ModalView {
  const said = texts().requestsList;
  return rejectForm.view({
    title: said.rejectTitle,
    submit: said.reject.label,
    metadata: { joinRequestId: request.id, ...list },
    blocks: [
      paragraphBlock(
        ...said.rejectQuestion<Inline>({
          name: bold(request.name),
          email: request.email,
          organization: bold(request.organization.name),
        }),
      ),
      input(
        'reason',
        said.reason,
        { type: 'plain_text_input', multiline: true, max_length: 1000 },
        { optional: true, hint: said.reasonHint({ name: clamp(request.name, 75) }) },
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
  { list, problem }: { list?: RequestsPage | null; problem?: string } = {},
): ModalView {
  const { organization } = acting;
  const said = texts().requestsList;
  const { gives } = acceptance;
  const chosen = gives && !acceptProblem(acting, acceptance) ? gives : null;
  return approveAsForm.view({
    title: said.acceptAs.label,
    submit: texts().requests.accept,
    metadata: {
      joinRequestId: request.id,
      organizationId: organization.id,
      ...list,
      seen: markOfRequester(acceptance),
    },
    blocks: [
      ...(problem ? [paragraphBlock(bold(problem))] : []),
      paragraphBlock(
        ...said.acceptAsQuestion<Inline>({
          name: bold(request.name),
          email: request.email,
          organization: bold(organization.name),
        }),
      ),
      ...renderParts(requesterParts(acceptance, organization.template)),
      ...accessInputs(
        { ...acting, by: 'join-request:review' },
        {
          roleId: chosen?.role.id ?? defaultRole(organization).id,
          ...groupsShown(organization.template, chosen ? groupsOf(chosen) : []),
        },
      ),
      whatEachRoleCanDo(organization),
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
    title: plain(texts().requestsList.requestTitle, 24),
    close: plain(texts().answers.close, 24),
    blocks: [paragraphBlock(bold(notice)), ...renderParts(joinRequestCard(request, acceptance).parts)],
  };
}
