import type { ModalView } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import type { Invitation } from '../../domain/invitations/store.ts';
import { bold, paragraphBlock } from '../blocks.ts';
import { matrixBlocks } from '../matrix.ts';
import { accessInputs, groupsShown } from './access-inputs.ts';
import { editInvitationForm } from './actions.ts';
import type { InvitedQuery } from './list-actions.ts';

/** The modal that changes the role and groups of a pending invitation. */
export function editInvitationView(
  invitation: Invitation,
  acting: ActingMember,
  query: InvitedQuery,
): ModalView {
  const { organization } = acting;
  const { id: invitationId, email, name, roleId, grants } = invitation;
  return editInvitationForm.view({
    title: 'Edit invitation',
    submit: 'Save',
    metadata: { ...query, invitationId },
    blocks: [
      paragraphBlock(
        'The invitation of ',
        bold(name ?? email),
        name ? ` (${email})` : '',
        ' to ',
        bold(organization.name),
      ),
      ...accessInputs(acting, { roleId, ...groupsShown(organization.template, grants) }),
      ...matrixBlocks(organization),
    ],
  });
}
