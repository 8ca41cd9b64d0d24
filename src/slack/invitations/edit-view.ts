import type { ModalView } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import type { Invitation } from '../../domain/invitations/store.ts';
import { texts } from '../../texts/texts.ts';
import { bold, type Inline, paragraphBlock } from '../blocks.ts';
import { whatEachRoleCanDo } from '../matrix.ts';
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
  const said = texts().invite;
  const who: Inline[] = [bold(name ?? email), ...(name ? [` (${email})`] : [])];
  return editInvitationForm.view({
    title: said.editTitle,
    submit: said.save,
    metadata: { ...query, invitationId },
    blocks: [
      paragraphBlock(...said.editing<Inline>({ who, organization: bold(organization.name) })),
      ...accessInputs(
        { ...acting, by: 'invitation:create' },
        { roleId, ...groupsShown(organization.template, grants) },
      ),
      whatEachRoleCanDo(organization),
    ],
  });
}
