import type { KnownBlock, ModalView } from '@slack/types';
import { capitalize } from '../../domain/characters.ts';
import type { CountedGroup } from '../../domain/groups/store.ts';
import { targetName } from '../../domain/link-target.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import type { Page } from '../../domain/page.ts';
import { actions, bold, button, context, divider, input, paragraphBlock, plain } from '../blocks.ts';
import { openedIn } from '../form.ts';
import { linksAction } from '../links/actions.ts';
import { pageButtons } from '../pages.ts';
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
export function groupsView(organization: Organization, list: Page<CountedGroup>, notice?: string): ModalView {
  const { one, many } = organization.template.group;
  const blocks: KnownBlock[] = [
    context(`${organization.name} · ${list.total} ${list.total === 1 ? one : many}`),
    ...(notice ? [paragraphBlock(bold(notice)), divider] : []),
    actions(button(addGroupsAction, {}, `Add ${many}`, { style: 'primary' })),
    ...list.items.flatMap(group => row(group, list.page)),
    ...pageButtons(list, { back: previousGroupsAction, on: nextGroupsAction }, page => ({ page })),
  ];
  return {
    type: 'modal',
    callback_id: 'groups',
    private_metadata: openedIn(organization),
    title: plain(capitalize(many), 24),
    close: plain('Close', 24),
    blocks,
  };
}

function row(group: CountedGroup, page: number): KnownBlock[] {
  const value = { groupId: group.id, page };
  return [
    paragraphBlock(bold(group.name), ` · ${whoHas(group)}`, linkedTo(group)),
    actions(
      button(renameGroupAction, value, 'Rename'),
      button(linksAction, { groupId: group.id }, 'Ties'),
      button(removeGroupAction, value, 'Remove', { style: 'danger' }),
    ),
  ];
}

/** How many linked channels and user groups one row names. */
const NAMED = 5;

function linkedTo({ links }: CountedGroup): string {
  if (links.length === 0) return '';
  const more = links.length > NAMED ? ` and ${links.length - NAMED} more` : '';
  return ` · tied to ${links.slice(0, NAMED).map(targetName).join(', ')}${more}`;
}

function whoHas({ members, invitations }: CountedGroup): string {
  return `${counted(members, 'member')}, ${counted(invitations, 'invitation')}`;
}

const counted = (count: number, one: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : `${one}s`}`;

/** The modal that adds groups. */
export function addGroupsView(organization: Organization): ModalView {
  const { many } = organization.template.group;
  return addGroupsForm.view({
    title: `Add ${many}`,
    submit: 'Add',
    metadata: { organizationId: organization.id },
    blocks: [
      context(`To ${organization.name}`),
      input(
        'groups',
        'Names',
        { type: 'plain_text_input', multiline: true, max_length: 3000 },
        { hint: 'One per line.' },
      ),
    ],
  });
}

/** The modal that renames a group. */
export function renameGroupView(organization: Organization, group: CountedGroup, page: number): ModalView {
  return renameGroupForm.view({
    title: `Rename ${organization.template.group.one}`,
    submit: 'Save',
    metadata: { organizationId: organization.id, groupId: group.id, page },
    blocks: [
      context(`Of ${organization.name}`),
      input('groups', 'Name', { type: 'plain_text_input', max_length: 75, initial_value: group.name }),
      context(`${capitalize(whoHas(group))} keep it. Renaming adds and removes nobody in Slack.`),
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
  const { one } = organization.template.group;
  const { members, invitations } = group;
  const more = members + invitations - names.length;
  const isAnybody = members + invitations > 0;
  const who = `${names.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`;
  return removeGroupForm.view({
    title: `Remove ${one}`,
    submit: 'Remove',
    metadata: { organizationId: organization.id, groupId: group.id, page },
    blocks: [
      paragraphBlock(
        'Remove ',
        bold(group.name),
        ' from ',
        bold(organization.name),
        `? ${capitalize(whoHas(group))}.`,
      ),
      paragraphBlock(
        names.length > 0
          ? `Who loses it: ${who}. Members are notified.`
          : isAnybody
            ? 'They lose it. Members are notified.'
            : 'Nobody has it.',
      ),
    ],
  });
}
