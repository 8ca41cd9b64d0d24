import type { ModalView } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import { clamp } from '../../domain/characters.ts';
import type { JoinRequest } from '../../domain/join-requests/store.ts';
import { defaultRole } from '../../domain/joining/rules.ts';
import { formerMember } from '../../messages/join-request-created.ts';
import { bold, input, paragraphBlock } from '../blocks.ts';
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

/** The modal "Accept as…": the roles and groups that the approver may grant. */
export function approveAsView(
  request: JoinRequest,
  acting: ActingMember,
  { page, formerRole }: { page?: number | undefined; formerRole?: string | undefined } = {},
): ModalView {
  const { organization } = acting;
  return approveAsForm.view({
    title: 'Accept as…',
    submit: 'Accept',
    metadata: { joinRequestId: request.id, organizationId: organization.id, page },
    blocks: [
      paragraphBlock(
        'Accept ',
        bold(request.name),
        ` (${request.email}) into `,
        bold(organization.name),
        ' with this role:',
      ),
      ...(formerRole ? renderParts([formerMember(formerRole)]) : []),
      ...accessInputs(acting, {
        roleId: defaultRole(organization).id,
        ...groupsShown(organization.template, []),
      }),
      ...matrixBlocks(organization),
    ],
  });
}
