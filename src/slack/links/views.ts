import type { ConfirmationDialog, KnownBlock, ModalView } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { CountedGroup } from '../../domain/groups/store.ts';
import { type LinkKind, targetName } from '../../domain/link-target.ts';
import type { LedPeople } from '../../domain/linking/consequences.ts';
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
import { addedSentences, stayingSentence, syncSentence } from './who.ts';

/** A reason from Slack is cut at this length. */
const MAX_REASON = 400;

/** The modal "Links": the links of a group and the state of each. */
export function linksView(
  organization: Organization,
  group: CountedGroup,
  links: (Link & LinkState)[],
  shown: {
    notice?: string | undefined;
    /** The members that the links lead to Slack. */
    led: LedPeople;
    /** What a comparison with Slack can change; null: there is no link. */
    sync: Parameters<typeof syncSentence>[0] | null;
  },
): ModalView {
  const { notice, led, sync } = shown;
  const value = { groupId: group.id };
  const { one } = organization.template.group;
  const blocks: KnownBlock[] = [
    context(`${organization.name} · ${one} ${group.name}`),
    ...(notice ? [paragraphBlock(bold(notice)), divider] : []),
    paragraphBlock(
      links.length > 0
        ? `People with this ${one} are added there, and removed when they lose it or are deactivated.`
        : `This ${one} is tied to nothing yet. Tie it to a Slack channel or user group. People with this ${one} are then added there, and removed when they lose it or are deactivated.`,
    ),
    actions(
      button(linkChannelAction, value, 'Tie to a channel', { style: 'primary' }),
      button(linkUserGroupAction, value, 'Tie to a user group'),
      ...(sync
        ? [
            button(syncAction, {}, 'Compare with Slack', {
              confirm: confirmation('Compare with Slack?', syncSentence(sync, { most: 2 }), 'Compare'),
            }),
          ]
        : []),
    ),
    ...links.flatMap(link => row(organization, group, link, led)),
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

function row(
  organization: Organization,
  group: CountedGroup,
  link: Link & LinkState,
  led: LedPeople,
): KnownBlock[] {
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
        confirm: unlinkConfirmation(organization, group, link, led),
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

function unlinkConfirmation(
  organization: Organization,
  group: CountedGroup,
  link: Link,
  led: LedPeople,
): ConfirmationDialog {
  const [target, name] = [clamp(targetName(link), 40), clamp(group.name, 40)];
  return confirmation(
    'Untie?',
    `${name} of ${clamp(organization.name, 40)} is no longer tied to ${target}. ${stayingSentence(led)}`,
    'Untie',
    { style: 'danger' },
  );
}

/** The modal that links a group to a channel. */
export function linkChannelView(organization: Organization, group: CountedGroup, led: LedPeople): ModalView {
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
          hint: 'To use a private channel, invite @Foyer to it first.',
        },
      ),
      ...whoBlocks(led, 'channel', organization),
    ],
  });
}

/** The modal that links a group to a user group. */
export function linkUserGroupView(
  organization: Organization,
  group: CountedGroup,
  led: LedPeople,
): ModalView {
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
        { hint: 'Guests can’t be in user groups.' },
      ),
      ...whoBlocks(led, 'usergroup', organization),
    ],
  });
}

/** Who is added, and that nobody is removed: Foyer writes the whole list of a user group, with those who are in it. */
function whoBlocks(led: LedPeople, kind: LinkKind, { template }: Organization): KnownBlock[] {
  const stays = kind === 'usergroup' ? 'Everybody who is in the user group now stays.' : '';
  return [
    ...addedSentences(led, kind, template).map(sentence => paragraphBlock(sentence)),
    context(`Nobody is removed until they lose it. ${stays}`.trim()),
  ];
}
