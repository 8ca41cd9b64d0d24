import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import { capitalize } from '../../domain/characters.ts';
import { isTopRole, MAX_DESCRIPTION, rightsToGive } from '../../domain/custom-roles/rules.ts';
import type { RoleUse } from '../../domain/custom-roles/store.ts';
import type { Organization, Role } from '../../domain/organizations/store.ts';
import type { Page } from '../../domain/page.ts';
import { type Capability, canGrantRole } from '../../domain/roles.ts';
import { rightsSentence, roleDescription } from '../../messages/role-rights.ts';
import { texts } from '../../texts/texts.ts';
import {
  actions,
  bold,
  button,
  confirmation,
  context,
  divider,
  input,
  paragraph,
  paragraphBlock,
  plain,
  richText,
} from '../blocks.ts';
import { openedIn } from '../form.ts';
import { pageButtons } from '../pages.ts';
import {
  addRoleAction,
  addRoleForm,
  editRoleAction,
  editRoleForm,
  nextRolesAction,
  previousRolesAction,
  removeRoleAction,
} from './actions.ts';

/** The modal "Roles": each with its rights; roles that the person may change have buttons. */
export function rolesView(
  { organization, permissions }: ActingMember,
  list: Page<Role>,
  notice?: string,
): ModalView {
  const blocks: KnownBlock[] = [
    context(`${organization.name} · ${list.total} roles`),
    ...(notice ? [paragraphBlock(bold(notice)), divider] : []),
    actions(button(addRoleAction, {}, 'Add role', { style: 'primary' })),
    ...list.items.flatMap(role => [
      richText(
        paragraph(bold(role.name), ` · ${roleDescription(role, organization.template)}`),
        paragraph(rightsSentence(role, organization.template)),
      ),
      ...(canGrantRole(permissions, role) ? [rowButtons(organization, role, list.page)] : []),
    ]),
    ...pageButtons(list, { back: previousRolesAction, on: nextRolesAction }, page => ({ page })),
  ];
  return {
    type: 'modal',
    callback_id: 'roles',
    private_metadata: openedIn(organization),
    title: plain('Roles', 24),
    close: plain('Close', 24),
    blocks,
  };
}

function rowButtons(organization: Organization, role: Role, page: number) {
  const value = { roleId: role.id, page };
  const remove = button(removeRoleAction, value, 'Remove', {
    style: 'danger',
    confirm: confirmation(
      'Remove the role?',
      `${role.name} is removed from ${organization.name}, unless somebody has it.`,
      'Remove',
      { style: 'danger' },
    ),
  });
  return actions(button(editRoleAction, value, 'Edit'), ...(isTopRole(role) ? [] : [remove]));
}

const levels: { value: Role['groupLevel']; text: string }[] = [
  { value: 'access', text: 'Access' },
  { value: 'edit', text: 'Can edit' },
  { value: 'admin', text: 'Admin for' },
];

/** The modal that adds a role. */
export function addRoleView({ organization, permissions }: ActingMember): ModalView {
  const [first, ...others] = levels.map(({ value, text }) => ({ text: plain(text, 75), value }));
  const options = first ? [first, ...others] : [];
  return addRoleForm.view({
    title: 'Add role',
    submit: 'Add',
    metadata: { organizationId: organization.id },
    blocks: [
      context(`To ${organization.name}`),
      ...wordInputs(null),
      ...rightsInput(rightsToGive(permissions), []),
      input(
        'groupLevel',
        `In each ${organization.template.group.one}`,
        { type: 'static_select', options, ...(first && { initial_option: first }) },
        { hint: 'What somebody with this role has in the groups that they are given.' },
      ),
    ],
  });
}

/** The modal that changes a role. */
export function editRoleView(
  { organization, permissions }: ActingMember,
  role: Role,
  use: RoleUse,
  page: number,
): ModalView {
  return editRoleForm.view({
    title: 'Edit role',
    submit: 'Save',
    metadata: { organizationId: organization.id, roleId: role.id, page },
    blocks: [
      context(
        `Of ${organization.name} · ${use.members} ${use.members === 1 ? 'member has' : 'members have'} it`,
      ),
      ...wordInputs(role),
      ...(isTopRole(role)
        ? [context('The top role keeps all of its rights.')]
        : rightsInput(rightsToGive(permissions), role.capabilities)),
    ],
  });
}

function wordInputs(role: Role | null): InputBlock[] {
  return [
    input('name', 'Name', {
      type: 'plain_text_input',
      max_length: 75,
      ...(role && { initial_value: role.name }),
    }),
    input(
      'description',
      'Description',
      {
        type: 'plain_text_input',
        max_length: MAX_DESCRIPTION,
        ...(role && { initial_value: role.description }),
      },
      { optional: true, hint: 'One line, shown where a role is chosen.' },
    ),
  ];
}

function rightsInput(offered: Capability[], held: readonly Capability[]): InputBlock[] {
  const option = (each: Capability): PlainTextOption => ({
    text: plain(capitalize(texts().capabilities[each]), 75),
    value: each,
  });
  const initial = offered.filter(each => held.includes(each)).map(option);
  return [
    input(
      'capabilities',
      'Rights',
      {
        type: 'checkboxes',
        options: offered.map(option),
        ...(initial.length > 0 && { initial_options: initial }),
      },
      { optional: true, hint: 'Those that you hold yourself.' },
    ),
  ];
}
