import type { ModalView } from '@slack/types';
import { COUNTED_MOST } from '../../domain/members/current-users.ts';
import type { Consequences } from '../../domain/members/deactivate.ts';
import { mayChange } from '../../domain/members/member-within.ts';
import type { Membership } from '../../domain/members/membership.ts';
import type { Member } from '../../domain/members/store.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { actions, bold, button, clamp, context, input, paragraphBlock, paragraph, richText } from '../blocks.ts';
import { accessInputs, groupsShown } from '../invitations/access-inputs.ts';
import { groupsSentence } from '../invitations/sentences.ts';
import { matrixBlocks } from '../matrix.ts';
import {
  deactivateForm,
  deactivateMemberAction,
  editForm,
  type ListPlace,
  MEMBER_GROUPS,
  ownDetailsForm,
} from './actions.ts';

/** The modal "Edit" of a member; of oneself, only the name. */
export function editMemberView(membership: Membership, member: Member, place: ListPlace): ModalView {
  const { organization } = membership;
  const isSelf = member.id === membership.member.id;
  const mayEnd = !isSelf && mayChange(membership, 'member:deactivate', member);
  return editForm.view({
    title: 'Edit',
    submit: 'Save',
    metadata: { ...place, memberId: member.id, version: member.version },
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
            membership,
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

/** The step before somebody is deactivated: what will come of it. */
export function deactivateView(
  { member, membership, pendingInvitations, groupsWithoutAdmin, places }: Consequences,
  place: ListPlace,
): ModalView {
  const { name } = membership.organization;
  const count = pendingInvitations;
  const most = COUNTED_MOST.toLocaleString('en');
  const many = count > COUNTED_MOST ? `More than ${most}` : count.toLocaleString('en');
  const invitations =
    count === 1 ? 'One invitation that they sent is' : `${many} invitations that they sent are`;
  const { template } = membership.organization;
  return deactivateForm.view({
    title: 'Deactivate',
    submit: 'Deactivate',
    metadata: { ...place, memberId: member.id },
    blocks: [
      paragraphBlock('Deactivate ', bold(member.name), ` (${member.email}) in `, bold(name), '?'),
      richText({
        type: 'rich_text_list',
        style: 'bullet',
        elements: [
          paragraph('They lose access immediately, and are told.'),
          paragraph(`They stay on the list, as ${member.role.name}, and can be reactivated.`),
          ...(count > 0
            ? [
                paragraph(
                  `${invitations} still pending: whoever accepts waits for an approver. Revoke them if they shall not.`,
                ),
              ]
            : []),
          ...(places.length > 0
            ? [paragraph('They leave ', bold(clamp(places.join(', '), 1000)), ' in Slack.')]
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
