import type { ModalView } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import type { Member } from '../../domain/access/store.ts';
import { capitalize, clamp } from '../../domain/characters.ts';
import type { Consequences } from '../../domain/members/deactivate.ts';
import { mayChange } from '../../domain/members/member-within.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { groupsSentence } from '../../messages/access-sentences.ts';
import { numbered, tallyOf } from '../../messages/tallied.ts';
import { actions, bold, button, context, input, paragraph, paragraphBlock, richText } from '../blocks.ts';
import { accessInputs, groupsShown } from '../invitations/access-inputs.ts';
import { matrixBlocks } from '../matrix.ts';
import {
  deactivateForm,
  deactivateMemberAction,
  editForm,
  type ListQuery,
  MEMBER_GROUPS,
  ownDetailsForm,
} from './actions.ts';

/** The modal "Edit" of a member; one's own has only the name. */
export function editMemberView(acting: ActingMember, member: Member, query: ListQuery): ModalView {
  const { organization } = acting;
  const isSelf = member.id === acting.member.id;
  const mayEnd = !isSelf && mayChange(acting, 'member:deactivate', member);
  return editForm.view({
    title: 'Edit',
    submit: 'Save',
    metadata: { ...query, memberId: member.id, version: member.version },
    blocks: [
      context(`${organization.name} · ${member.email}`),
      nameInput(member.name),
      ...(isSelf
        ? [
            paragraphBlock(
              'You are ',
              bold(member.role.name),
              `. ${groupsSentence(member, organization.template)} Another admin can change that.`,
            ),
          ]
        : accessInputs(
            acting,
            { roleId: member.roleId, ...groupsShown(organization.template, member.grants) },
            { source: MEMBER_GROUPS },
          )),
      ...(mayEnd
        ? [
            actions(
              button(deactivateMemberAction, { memberId: member.id }, 'Deactivate', { style: 'danger' }),
            ),
          ]
        : []),
      ...matrixBlocks(organization),
    ],
  });
}

function nameInput(name: string) {
  return input('name', 'Name', { type: 'plain_text_input', max_length: 75, initial_value: clamp(name, 75) });
}

/** The modal before a deactivation: what it causes. */
export function deactivateView(
  { member, acting, pendingInvitations, groupsWithoutAdmin, targets }: Consequences,
  query: ListQuery,
): ModalView {
  const { name } = acting.organization;
  const count = pendingInvitations;
  const many = capitalize(numbered(tallyOf(count)));
  const invitations =
    count === 1 ? 'One invitation that they sent is' : `${many} invitations that they sent are`;
  const { template } = acting.organization;
  return deactivateForm.view({
    title: 'Deactivate',
    submit: 'Deactivate',
    metadata: { ...query, memberId: member.id },
    blocks: [
      paragraphBlock('Deactivate ', bold(member.name), ` (${member.email}) in `, bold(name), '?'),
      richText({
        type: 'rich_text_list',
        style: 'bullet',
        elements: [
          paragraph('They lose access immediately. Foyer notifies them.'),
          paragraph(`They stay on the list, as ${member.role.name}, and can be reactivated.`),
          ...(count > 0
            ? [
                paragraph(
                  `${invitations} still pending: approvers decide about people who accept. Revoke any you don’t want accepted.`,
                ),
              ]
            : []),
          ...(targets.length > 0
            ? [paragraph('They leave ', bold(clamp(targets.join(', '), 1000)), ' in Slack.')]
            : []),
          ...(groupsWithoutAdmin.length > 0
            ? [
                paragraph(
                  `Nobody else is admin of the ${groupsWithoutAdmin.length === 1 ? template.group.one : template.group.many} `,
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

/** The modal in which everybody edits their own name. */
export function ownDetailsView(organization: Organization, member: Member): ModalView {
  return ownDetailsForm.view({
    title: 'Your details',
    submit: 'Save',
    metadata: { organizationId: organization.id },
    blocks: [
      context(`${organization.name} · ${member.email}`),
      nameInput(member.name),
      paragraphBlock('You are ', bold(member.role.name), '. ', groupsSentence(member, organization.template)),
    ],
  });
}
