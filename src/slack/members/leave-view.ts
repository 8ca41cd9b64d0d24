import type { ModalView } from '@slack/types';
import { capitalize, clamp } from '../../domain/characters.ts';
import type { Leaving } from '../../domain/members/leave.ts';
import { groupsSentence } from '../../messages/access-sentences.ts';
import { numbered, tallyOf } from '../../messages/tallied.ts';
import { bold, paragraph, paragraphBlock, richText } from '../blocks.ts';
import { leaveForm } from './actions.ts';

/** The modal before a member leaves: what they lose. */
export function leaveView(leaving: Leaving): ModalView {
  const { member, organization, pendingInvitations: count, groupsWithoutAdmin, targets } = leaving;
  const { template } = organization;
  const many = capitalize(numbered(tallyOf(count)));
  const invitations =
    count === 1 ? 'One invitation that you sent is' : `${many} invitations that you sent are`;
  const groups = groupsWithoutAdmin.length === 1 ? template.group.one : template.group.many;
  return leaveForm.view({
    title: 'Leave',
    submit: 'Leave',
    metadata: { organizationId: organization.id },
    blocks: [
      paragraphBlock('Leave ', bold(organization.name), '?'),
      richText({
        type: 'rich_text_list',
        style: 'bullet',
        elements: [
          paragraph(
            'You lose your role ',
            bold(member.role.name),
            ` immediately. ${groupsSentence(member, template)}`.trimEnd(),
          ),
          paragraph('Only an admin can reactivate you. The admins get a message.'),
          ...(count > 0
            ? [paragraph(`${invitations} still pending: people who accept wait for an approver.`)]
            : []),
          ...(targets.length > 0
            ? [paragraph('You leave ', bold(clamp(targets.join(', '), 1000)), ' in Slack.')]
            : []),
          ...(groupsWithoutAdmin.length > 0
            ? [
                paragraph(
                  `Nobody else is admin of the ${groups} `,
                  bold(clamp(groupsWithoutAdmin.join(', '), 1000)),
                  '.',
                ),
              ]
            : []),
        ],
      }),
    ],
  });
}
