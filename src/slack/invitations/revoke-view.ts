import type { ModalView } from '@slack/types';
import type { Invitation } from '../../domain/invitations/store.ts';
import { texts } from '../../texts/texts.ts';
import { bold, type Inline, paragraphBlock } from '../blocks.ts';
import { type InvitedQuery, revokeForm } from './list-actions.ts';

/** The modal before an invitation is revoked: an option in a menu has no question of its own. */
export function revokeView({ id, name, email, organization }: Invitation, query: InvitedQuery): ModalView {
  const said = texts().invited;
  const who = { name: bold(name ?? email), organization: bold(organization.name) };
  return revokeForm.view({
    title: said.revokeTitle,
    submit: said.revoke.label,
    metadata: { ...query, invitationId: id },
    blocks: [paragraphBlock(...said.revokeQuestion<Inline>(who)), paragraphBlock(said.revokeMeans)],
  });
}
