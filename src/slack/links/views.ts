import type { ConfirmationDialog, KnownBlock, ModalView } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { CountedGroup } from '../../domain/groups/store.ts';
import { type LinkKind, targetName } from '../../domain/link-target.ts';
import type { LedPeople } from '../../domain/linking/consequences.ts';
import type { Link, LinkState, Trouble } from '../../domain/links/store.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { groupWords } from '../../messages/group-words.ts';
import { reasonText } from '../../messages/reasons.ts';
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
  const { one } = groupWords(organization.template);
  const said = texts().links;
  const blocks: KnownBlock[] = [
    headLine(organization, group),
    ...(notice ? [paragraphBlock(bold(notice)), divider] : []),
    paragraphBlock(links.length > 0 ? said.what({ one }) : said.none({ one })),
    actions(
      button(linkChannelAction, value, said.linkToChannel, { style: 'primary' }),
      button(linkUserGroupAction, value, said.linkToUserGroup),
      ...(sync
        ? [
            button(syncAction, {}, said.compare, {
              confirm: confirmation(said.compareQuestion, syncSentence(sync, { most: 2 }), said.compareYes),
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
    title: plain(said.title, 24),
    close: plain(texts().answers.close, 24),
    blocks,
  };
}

function headLine(organization: Organization, { name: group }: CountedGroup): KnownBlock {
  const { one } = groupWords(organization.template);
  return context(texts().links.subtitle({ organization: organization.name, one, group }));
}

function row(
  organization: Organization,
  group: CountedGroup,
  link: Link & LinkState,
  led: LedPeople,
): KnownBlock[] {
  const { waiting, troubles } = link;
  const said = texts().links;
  const underWay = waiting > 0 ? said.underWay(waiting) : '';
  return [
    richText(
      paragraph(bold(targetName(link)), ` · ${said.kinds[link.kind]}${underWay}`),
      ...troubles.map(trouble => paragraph(troubleSentence(trouble))),
    ),
    actions(
      button(unlinkAction, { groupId: group.id, linkId: link.id }, said.unlink, {
        style: 'danger',
        accessibility_label: clamp(said.unlinkFrom({ target: targetName(link) }), 75),
        confirm: unlinkConfirmation(organization, group, link, led),
      }),
    ),
  ];
}

/** "⚠ 2 people could not be added: They are guests." */
function troubleSentence({ change, people: count, reason: given }: Trouble): string {
  const said = texts().links;
  const reason = clamp(reasonText(given), MAX_REASON);
  return change === 'add' ? said.notAdded({ count, reason }) : said.notRemoved({ count, reason });
}

function unlinkConfirmation(
  organization: Organization,
  group: CountedGroup,
  link: Link,
  led: LedPeople,
): ConfirmationDialog {
  const said = texts().links;
  const named = {
    target: clamp(targetName(link), 40),
    group: clamp(group.name, 40),
    organization: clamp(organization.name, 40),
  };
  const text = `${said.unlinkText(named)} ${stayingSentence(led)}`;
  return confirmation(said.unlinkQuestion, text, said.unlink, { style: 'danger' });
}

/** The modal that links a group to a channel. */
export function linkChannelView(organization: Organization, group: CountedGroup, led: LedPeople): ModalView {
  const said = texts().links;
  return linkChannelForm.view({
    title: said.linkToChannel,
    submit: said.link,
    metadata: { organizationId: organization.id, groupId: group.id },
    blocks: [
      headLine(organization, group),
      input(
        'channel',
        said.channel,
        {
          type: 'conversations_select',
          filter: {
            include: ['public', 'private'],
            exclude_external_shared_channels: true,
            exclude_bot_users: true,
          },
        },
        {
          hint: said.privateChannel,
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
  const said = texts().links;
  return linkUserGroupForm.view({
    title: said.linkToUserGroup,
    submit: said.link,
    metadata: { organizationId: organization.id, groupId: group.id },
    blocks: [
      headLine(organization, group),
      input(
        'usergroup',
        said.userGroup,
        { type: 'external_select', min_query_length: 0 },
        { hint: said.noGuests },
      ),
      ...whoBlocks(led, 'usergroup', organization),
    ],
  });
}

/** Who is added, and that nobody is removed: Foyer writes the whole list of a user group, with those who are in it. */
function whoBlocks(led: LedPeople, kind: LinkKind, { template }: Organization): KnownBlock[] {
  const said = texts().links;
  return [
    ...addedSentences(led, kind, template).map(sentence => paragraphBlock(sentence)),
    context(kind === 'usergroup' ? said.everybodyStays : said.nobodyRemoved),
  ];
}
