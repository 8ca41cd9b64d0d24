import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Consequences } from '../../domain/members/deactivate.ts';
import { mayChange } from '../../domain/members/member-within.ts';
import type { Membership } from '../../domain/members/membership.ts';
import type { Member } from '../../domain/members/store.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { mayGrantRole } from '../../domain/roles.ts';
import { actions, bold, button, clamp, context, input, line, paragraph, plain, rich } from '../blocks.ts';
import { capitalize, groupsSentence } from '../invitations/sentences.ts';
import { matrixBlocks } from '../matrix.ts';
import {
  deactivateForm,
  deactivateMemberAction,
  editForm,
  type ListPlace,
  MEMBER_GROUPS,
  ownDetailsForm,
} from './actions.ts';

/** Slack takes at most 100 options that are chosen from the start; the others are kept when it is saved. */
const CHOSEN_MOST = 100;

/**
 * Where no role of the template makes its holder admin of their groups, that is chosen group by group: Secaro's
 * "Can edit" and "Admin for".
 */
export function choosesLevels({ template }: Organization): boolean {
  return (
    template.groupAdminCapabilities.length > 0 && !template.roles.some(role => role.groupLevel === 'admin')
  );
}

/** A member's groups as the modal shows them: those at the level of their role, and those they are admin of. */
export function groupsShown(organization: Organization, member: Member) {
  const levels = choosesLevels(organization);
  const isAdmin = ({ level }: { level: string }) => levels && level === 'admin';
  const admin = member.grants.filter(isAdmin);
  const plainly = member.grants.filter(grant => !isAdmin(grant));
  const parts = (all: typeof admin) => ({ shown: all.slice(0, CHOSEN_MOST), hidden: all.slice(CHOSEN_MOST) });
  return { groups: parts(plainly), adminOf: parts(admin) };
}

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
            line(
              'You are ',
              bold(member.role.name),
              `. ${groupsSentence(member, organization.template)} Another admin can change that.`,
            ),
          ]
        : accessInputs(membership, member)),
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

function accessInputs({ organization, standing }: Membership, member: Member): KnownBlock[] {
  const { one, many } = organization.template.group;
  const roles: PlainTextOption[] = organization.roles
    .filter(role => mayGrantRole(standing, role))
    .map(role => ({ text: plain(role.name, 75), value: role.id, description: plain(role.description, 75) }));
  const present = roles.find(({ value }) => value === member.roleId);
  const { groups, adminOf } = groupsShown(organization, member);
  const blank = organization.template.blankGroups === 'all' ? `all ${many}` : `no ${one}`;
  const select = (field: string, label: string, { shown, hidden }: typeof groups, hint: string) =>
    input(
      field,
      label,
      {
        type: 'multi_external_select',
        action_id: MEMBER_GROUPS,
        min_query_length: 0,
        placeholder: plain(`Choose ${many}`, 150),
        ...(shown.length > 0 && {
          initial_options: shown.map(({ group }) => ({ text: plain(group.name, 75), value: group.id })),
        }),
      },
      { optional: true, hint: hidden.length > 0 ? `${hidden.length} more stay as they are. ${hint}` : hint },
    );
  const levels = choosesLevels(organization);
  return [
    input('role', 'Role', {
      type: 'static_select',
      options: roles,
      ...(present && { initial_option: present }),
    }),
    select('groups', levels ? 'Can edit' : capitalize(many), groups, `Leaving this blank means ${blank}.`),
    ...(levels
      ? [select('adminOf', 'Admin for', adminOf, `Whoever is admin for a ${one} invites people to it.`)]
      : []),
  ];
}

/** The step before somebody is deactivated: what will come of it. */
export function deactivateView(
  { member, membership, pendingInvitations, groupsWithoutAdmin }: Consequences,
  place: ListPlace,
): ModalView {
  const { name } = membership.organization;
  const count = pendingInvitations;
  const invitations =
    count === 1 ? 'One invitation that they sent is' : `${count} invitations that they sent are`;
  const { template } = membership.organization;
  return deactivateForm.view({
    title: 'Deactivate',
    submit: 'Deactivate',
    metadata: { ...place, memberId: member.id },
    blocks: [
      line('Deactivate ', bold(member.name), ` (${member.email}) in `, bold(name), '?'),
      rich({
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
      line('You are ', bold(member.role.name), '. ', groupsSentence(member, organization.template)),
    ],
  });
}
