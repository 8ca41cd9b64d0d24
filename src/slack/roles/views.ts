import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import { capitalize, clamp } from '../../domain/characters.ts';
import { isTopRole, MAX_DESCRIPTION, rightsToGive } from '../../domain/custom-roles/rules.ts';
import type { RoleUse } from '../../domain/custom-roles/store.ts';
import type { Organization, Role } from '../../domain/organizations/store.ts';
import type { Page } from '../../domain/page.ts';
import { type Capability, canGrantRole } from '../../domain/roles.ts';
import { groupWords } from '../../messages/group-words.ts';
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
  const said = texts().roles;
  const blocks: KnownBlock[] = [
    context(said.subtitle({ organization: organization.name, count: list.total })),
    ...(notice ? [paragraphBlock(bold(notice)), divider] : []),
    actions(button(addRoleAction, {}, said.add, { style: 'primary' })),
    ...list.items.flatMap(role => [
      divider,
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
    title: plain(said.title, 24),
    close: plain(texts().answers.close, 24),
    blocks,
  };
}

function rowButtons(organization: Organization, role: Role, page: number) {
  const value = { roleId: role.id, page };
  const said = texts().roles;
  const named = { role: role.name, organization: organization.name };
  const edit = button(editRoleAction, value, said.edit, {
    accessibility_label: clamp(said.editOf(named), 75),
  });
  const remove = button(removeRoleAction, value, said.remove, {
    style: 'danger',
    accessibility_label: clamp(said.removeOf(named), 75),
    confirm: confirmation(said.removeTitle, said.removeText(named), said.remove, { style: 'danger' }),
  });
  return actions(edit, ...(isTopRole(role) ? [] : [remove]));
}

const levels: readonly Role['groupLevel'][] = ['access', 'edit', 'admin'];

/** The modal that adds a role. */
export function addRoleView({ organization, permissions }: ActingMember): ModalView {
  const said = texts().roles;
  const [first, ...others] = levels.map(value => ({ text: plain(said.levels[value], 75), value }));
  const options = first ? [first, ...others] : [];
  return addRoleForm.view({
    title: said.add,
    submit: said.addSubmit,
    metadata: { organizationId: organization.id },
    blocks: [
      context(said.addedTo({ organization: organization.name })),
      ...wordInputs(null),
      ...rightsInput(rightsToGive(permissions), []),
      input(
        'groupLevel',
        said.levelLabel({ one: groupWords(organization.template).one }),
        { type: 'static_select', options, ...(first && { initial_option: first }) },
        { hint: said.levelHint },
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
  const said = texts().roles;
  return editRoleForm.view({
    title: said.editTitle,
    submit: said.save,
    metadata: { organizationId: organization.id, roleId: role.id, page },
    blocks: [
      context(said.usedBy({ organization: organization.name, members: use.members })),
      ...wordInputs(role),
      ...(isTopRole(role)
        ? [context(said.topRoleKeeps)]
        : rightsInput(rightsToGive(permissions), role.capabilities)),
    ],
  });
}

function wordInputs(role: Role | null): InputBlock[] {
  const said = texts().roles;
  return [
    input('name', said.name, {
      type: 'plain_text_input',
      max_length: 75,
      ...(role && { initial_value: role.name }),
    }),
    input(
      'description',
      said.description,
      {
        type: 'plain_text_input',
        max_length: MAX_DESCRIPTION,
        ...(role && { initial_value: role.description }),
      },
      { optional: true, hint: said.descriptionHint },
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
      texts().roles.rights,
      {
        type: 'checkboxes',
        options: offered.map(option),
        ...(initial.length > 0 && { initial_options: initial }),
      },
      { optional: true, hint: texts().roles.rightsHint },
    ),
  ];
}
