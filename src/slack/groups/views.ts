import type { KnownBlock, ModalView } from '@slack/types';
import { capitalize } from '../../domain/characters.ts';
import type { CountedGroup } from '../../domain/groups/store.ts';
import { targetName } from '../../domain/link-target.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import type { Page } from '../../domain/page.ts';
import { groupWords } from '../../messages/group-words.ts';
import { texts } from '../../texts/texts.ts';
import {
  actions,
  bold,
  button,
  context,
  divider,
  type Inline,
  input,
  paragraphBlock,
  plain,
} from '../blocks.ts';
import { openedIn } from '../form.ts';
import { linksAction } from '../links/actions.ts';
import { type Happened, noticeOf, saidOf } from '../list-parts.ts';
import { pageButtons } from '../pages.ts';
import { namedRow, rowControl } from '../rows.ts';
import {
  addGroupsAction,
  addGroupsForm,
  nextGroupsAction,
  previousGroupsAction,
  removeGroupAction,
  removeGroupForm,
  renameGroupAction,
  renameGroupForm,
} from './actions.ts';

/** The modal that lists an organization's groups, in its template's words. */
export function groupsView(
  organization: Organization,
  list: Page<CountedGroup>,
  { notice, happened }: { notice?: string; happened?: Happened } = {},
): ModalView {
  const { one, many } = groupWords(organization.template);
  const { groups: said } = texts();
  const blocks: KnownBlock[] = [
    context(`${organization.name} · ${said.count({ total: list.total, one, many })}`),
    ...(notice ? [paragraphBlock(bold(notice))] : noticeOf(happened, list.items)),
    actions(button(addGroupsAction, {}, said.add({ many }), { style: 'primary' })),
    ...list.items.flatMap(group => [divider, ...row(group, list.page, happened)]),
    ...pageButtons(list, { back: previousGroupsAction, on: nextGroupsAction }, page => ({ page })),
  ];
  return {
    type: 'modal',
    callback_id: 'groups',
    private_metadata: openedIn(organization),
    title: plain(capitalize(many), 24),
    close: plain(texts().answers.close, 24),
    blocks,
  };
}

function row(group: CountedGroup, page: number, happened: Happened | undefined): KnownBlock[] {
  const said = texts().groups;
  const value = { groupId: group.id, page };
  return namedRow(group.name, {
    facts: [said.people(group), linkedTo(group)],
    controls: [
      rowControl(renameGroupAction, value, said.rename),
      rowControl(linksAction, { groupId: group.id }, said.links),
      rowControl(removeGroupAction, value, said.remove, 'danger'),
    ],
    said: saidOf(happened, group.id),
  });
}

/** How many linked channels and user groups one row names. */
const NAMED = 5;

function linkedTo({ links }: CountedGroup): string {
  if (links.length === 0) return '';
  const targets = links.slice(0, NAMED).map(targetName).join(', ');
  return texts().groups.linkedTo({ targets, more: links.length - NAMED });
}

/** The modal that adds groups. */
export function addGroupsView(organization: Organization): ModalView {
  const { many } = groupWords(organization.template);
  const said = texts().groups;
  return addGroupsForm.view({
    title: said.add({ many }),
    submit: said.submitAdd,
    metadata: { organizationId: organization.id },
    blocks: [
      context(said.to({ organization: organization.name })),
      input(
        'groups',
        said.names,
        { type: 'plain_text_input', multiline: true, max_length: 3000 },
        { hint: said.onePerLine },
      ),
    ],
  });
}

/** The modal that renames a group. */
export function renameGroupView(organization: Organization, group: CountedGroup, page: number): ModalView {
  const { groups: said, lists } = texts();
  return renameGroupForm.view({
    title: said.renameTitle(groupWords(organization.template)),
    submit: lists.save,
    metadata: { organizationId: organization.id, groupId: group.id, page },
    blocks: [
      context(said.of({ organization: organization.name })),
      input('groups', lists.name, { type: 'plain_text_input', max_length: 75, initial_value: group.name }),
      context(capitalize(said.theyKeepIt(group))),
    ],
  });
}

/** The modal that shows who loses a group before it is removed. */
export function removeGroupView(
  organization: Organization,
  group: CountedGroup,
  names: string[],
  page: number,
): ModalView {
  const said = texts().groups;
  const all = group.members + group.invitations;
  const question = said.removeQuestion<Inline>({
    name: bold(group.name),
    organization: bold(organization.name),
  });
  return removeGroupForm.view({
    title: said.removeTitle(groupWords(organization.template)),
    submit: said.remove.label,
    metadata: { organizationId: organization.id, groupId: group.id, page },
    blocks: [
      paragraphBlock(...question),
      paragraphBlock(all > 0 ? capitalize(said.theyLoseIt(group)) : said.nobodyHasIt),
      ...(names.length > 0
        ? [paragraphBlock(said.whoLosesIt({ names: names.join(', '), more: all - names.length }))]
        : []),
    ],
  });
}
