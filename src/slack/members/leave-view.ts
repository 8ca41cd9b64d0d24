import type { ModalView } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { Leaving } from '../../domain/members/leave.ts';
import { groupsSentence } from '../../messages/access-sentences.ts';
import { tallyOf } from '../../messages/tallied.ts';
import { texts } from '../../texts/texts.ts';
import { bold, type Inline, paragraph, paragraphBlock, richText } from '../blocks.ts';
import { leaveForm } from './actions.ts';
import { withoutAdmin } from './consequences.ts';

/** The modal before a member leaves: what they lose. */
export function leaveView(leaving: Leaving): ModalView {
  const { member, organization, pendingInvitations: count, groupsWithoutAdmin, targets } = leaving;
  const { template } = organization;
  const said = texts().members;
  const role = said.youLoseRole<Inline>({
    role: bold(member.role.name),
    groups: groupsSentence(member, template),
  });
  return leaveForm.view({
    title: said.leaveTitle,
    submit: said.leaveTitle,
    metadata: { organizationId: organization.id },
    blocks: [
      paragraphBlock(...said.leaveQuestion<Inline>({ organization: bold(organization.name) })),
      richText({
        type: 'rich_text_list',
        style: 'bullet',
        elements: [
          paragraph(...role),
          paragraph(said.onlyAdminReactivates),
          ...(count > 0 ? [paragraph(said.yourInvitations(tallyOf(count)))] : []),
          ...(targets.length > 0
            ? [paragraph(...said.youLeave<Inline>({ channels: bold(clamp(targets.join(', '), 1000)) }))]
            : []),
          ...withoutAdmin(template, groupsWithoutAdmin),
        ],
      }),
    ],
  });
}
