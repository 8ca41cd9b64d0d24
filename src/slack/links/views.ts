import type { ConfirmationDialog, KnownBlock, ModalView } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { CountedGroup } from '../../domain/groups/store.ts';
import { targetName } from '../../domain/link-target.ts';
import type { Link, LinkState, Trouble } from '../../domain/links/store.ts';
import type { Organization } from '../../domain/organizations/store.ts';
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
import {
  linkChannelAction,
  linkChannelForm,
  linkUserGroupAction,
  linkUserGroupForm,
  syncAction,
  unlinkAction,
} from './actions.ts';

/** A reason from Slack is cut at this length. */
const MAX_REASON = 400;

/** The modal "Links": the links of a group and the state of each. */
export function linksView(
  organization: Organization,
  group: CountedGroup,
  links: (Link & LinkState)[],
  notice?: string,
): ModalView {
  const value = { groupId: group.id };
  const { one } = organization.template.group;
  const blocks: KnownBlock[] = [
    context(`${organization.name} · ${one} ${group.name}`),
    ...(notice ? [paragraphBlock(bold(notice)), divider] : []),
    paragraphBlock(
      links.length > 0
        ? `Whoever has this ${one} is added there, and removed when they lose it or are deactivated.`
        : `This ${one} is tied to nothing yet. Tie it to a Slack channel or user group, and whoever has it is added there, and removed when they lose it or are deactivated.`,
    ),
    actions(
      button(linkChannelAction, value, 'Tie to a channel', { style: 'primary' }),
      button(linkUserGroupAction, value, 'Tie to a user group'),
      ...(links.length > 0 ? [button(syncAction, {}, 'Compare with Slack')] : []),
    ),
    ...links.flatMap(link => row(organization, group, link)),
  ];
  return {
    type: 'modal',
    callback_id: 'links',
    private_metadata: openedIn(organization),
    title: plain('Ties', 24),
    close: plain('Close', 24),
    blocks,
  };
}

function row(organization: Organization, group: CountedGroup, link: Link & LinkState): KnownBlock[] {
  const { waiting, troubles } = link;
  const kind = link.kind === 'channel' ? 'channel' : 'user group';
  const underWay = waiting > 0 ? ` · ${waiting} on the way` : '';
  return [
    richText(
      paragraph(bold(targetName(link)), ` · ${kind}${underWay}`),
      ...troubles.map(trouble => paragraph(`⚠ ${troubleSentence(trouble)}`)),
    ),
    actions(
      button(unlinkAction, { groupId: group.id, linkId: link.id }, 'Untie', {
        style: 'danger',
        confirm: unlinkConfirmation(organization, group, link),
      }),
    ),
  ];
}

/** "2 people could not be added: They are guests." */
function troubleSentence({ change, people, reason }: Trouble): string {
  const who = `${people} ${people === 1 ? 'person' : 'people'}`;
  const deed = change === 'add' ? 'added' : 'removed';
  return `${who} could not be ${deed}: ${clamp(reason, MAX_REASON)}`;
}

function unlinkConfirmation(organization: Organization, group: CountedGroup, link: Link): ConfirmationDialog {
  const [target, name] = [clamp(targetName(link), 80), clamp(group.name, 75)];
  return confirmation(
    'Untie?',
    `${name} of ${clamp(organization.name, 75)} is no longer tied to ${target}. People stay there until somebody removes them.`,
    'Untie',
    { style: 'danger' },
  );
}

/** The modal that links a group to a channel. */
export function linkChannelView(organization: Organization, group: CountedGroup): ModalView {
  return linkChannelForm.view({
    title: 'Tie to a channel',
    submit: 'Tie',
    metadata: { organizationId: organization.id, groupId: group.id },
    blocks: [
      context(`${organization.name} · ${organization.template.group.one} ${group.name}`),
      input(
        'channel',
        'Channel',
        {
          type: 'conversations_select',
          filter: {
            include: ['public', 'private'],
            exclude_external_shared_channels: true,
            exclude_bot_users: true,
          },
        },
        {
          hint: 'Of private channels only those that Foyer was added to: mention @Foyer there, and Slack adds it.',
        },
      ),
      context('Everybody who has it now is added. Nobody is removed until they lose it.'),
    ],
  });
}

/** The modal that links a group to a user group. */
export function linkUserGroupView(organization: Organization, group: CountedGroup): ModalView {
  return linkUserGroupForm.view({
    title: 'Tie to a user group',
    submit: 'Tie',
    metadata: { organizationId: organization.id, groupId: group.id },
    blocks: [
      context(`${organization.name} · ${organization.template.group.one} ${group.name}`),
      input(
        'usergroup',
        'User group',
        { type: 'external_select', min_query_length: 0 },
        { hint: 'Guests cannot be in user groups.' },
      ),
      context('Everybody who has it now is added. Nobody is removed until they lose it.'),
    ],
  });
}
