import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import { clamp } from '../../domain/characters.ts';
import type { ListedInviteLink } from '../../domain/invite-links/manage.ts';
import type { Page } from '../../domain/page.ts';
import { roleSentence } from '../../messages/access-sentences.ts';
import { texts } from '../../texts/texts.ts';
import {
  actions,
  bold,
  button,
  confirmation,
  context,
  dateTime,
  divider,
  type Inline,
  input,
  paragraph,
  paragraphBlock,
  plain,
  preformatted,
  richText,
} from '../blocks.ts';
import { openedIn } from '../form.ts';
import { accessInputs } from '../invitations/access-inputs.ts';
import { pageButtons } from '../pages.ts';
import {
  newInviteLinkAction,
  newInviteLinkForm,
  nextInviteLinksAction,
  pauseInviteLinkAction,
  previousInviteLinksAction,
  replaceInviteLinkAction,
  resumeInviteLinkAction,
  revokeInviteLinkAction,
} from './actions.ts';

/** What just happened to a link; `url`: the link itself, which is shown this once. */
export interface InviteLinkNotice {
  text: string;
  url?: string;
}

/** The modal "Invite links": each with what it gives, to whom and how long; rows in the actor's reach have buttons. */
export function inviteLinksView(
  { organization }: ActingMember,
  list: Page<ListedInviteLink>,
  notice?: InviteLinkNotice,
): ModalView {
  const said = texts().inviteLinks;
  const blocks: KnownBlock[] = [
    context(said.count({ organization: organization.name, count: list.total })),
    ...(notice ? noticeBlocks(notice) : []),
    paragraphBlock(said.explanation),
    actions(button(newInviteLinkAction, {}, said.newLink, { style: 'primary' })),
    ...list.items.flatMap(each => row(each, list.page)),
    ...pageButtons(list, { back: previousInviteLinksAction, on: nextInviteLinksAction }, page => ({ page })),
  ];
  return {
    type: 'modal',
    callback_id: 'invite-links',
    private_metadata: openedIn(organization),
    title: plain(said.title, 24),
    close: plain(texts().answers.close, 24),
    blocks,
  };
}

function noticeBlocks({ text, url }: InviteLinkNotice): KnownBlock[] {
  if (!url) return [paragraphBlock(bold(text)), divider];
  return [paragraphBlock(bold(text)), preformatted(url), context(texts().inviteLinks.copyNow), divider];
}

function row({ link, state, isTheirs }: ListedInviteLink, page: number): KnownBlock[] {
  const { id: inviteLinkId, name, mode, domains, creator, expiresAt, uses, maxUses } = link;
  const said = texts().inviteLinks;
  const end = expiresAt ? said.until<Inline>({ at: dateTime(expiresAt) }) : [];
  const joined = said.joined({ uses, most: maxUses });
  const value = { inviteLinkId, page };
  const isOver = state === 'expired' || state === 'used-up';
  return [
    divider,
    richText(
      paragraph(bold(name), ` · ${said.states[state]} · ${joined}`, ...end),
      paragraph(said.peopleJoin({ access: roleSentence(link) })),
      paragraph(
        said.rules({
          mode: said.modes[mode],
          domains: texts().counts.names(domains),
          creator: creator.name,
        }),
      ),
    ),
    ...(isTheirs
      ? [
          actions(
            ...(isOver
              ? []
              : [
                  state === 'paused'
                    ? button(resumeInviteLinkAction, value, said.resume)
                    : button(pauseInviteLinkAction, value, said.pause),
                  button(replaceInviteLinkAction, value, said.replace, {
                    confirm: replaceConfirmation(name),
                  }),
                ]),
            button(revokeInviteLinkAction, value, said.revoke, {
              style: 'danger',
              confirm: revokeConfirmation(name),
            }),
          ),
        ]
      : []),
  ];
}

function revokeConfirmation(name: string) {
  const said = texts().inviteLinks;
  return confirmation(said.revokeTitle, said.revokeQuestion({ name: clamp(name, 75) }), said.revoke, {
    style: 'danger',
  });
}

function replaceConfirmation(name: string) {
  const said = texts().inviteLinks;
  return confirmation(said.replaceTitle, said.replaceQuestion({ name: clamp(name, 75) }), said.replace);
}

function modeOptions(): PlainTextOption[] {
  const { modes, modeHints } = texts().inviteLinks;
  return (['join', 'ask'] as const).map(mode => ({
    text: plain(modes[mode], 75),
    value: mode,
    description: plain(modeHints[mode], 75),
  }));
}

/** What the operator has set up, as far as invite links need it. */
export interface InviteLinkSettings {
  publicUrl: string | undefined;
  sendsMail: boolean;
  signsIn: boolean;
}

/** The modal that makes a link. Where links can't work, it says what the operator must set, and makes none. */
export function newInviteLinkView(acting: ActingMember, settings: InviteLinkSettings): ModalView {
  const { organization } = acting;
  const missing = missingFor(settings);
  const said = texts().inviteLinks;
  const head = { title: said.newTitle, metadata: { organizationId: organization.id } };
  if (missing)
    return newInviteLinkForm.view({ ...head, blocks: [context(organization.name), paragraphBlock(missing)] });
  const number = (field: string, label: string, hint: string) =>
    input(field, label, { type: 'plain_text_input', max_length: 9 }, { optional: true, hint });
  return newInviteLinkForm.view({
    ...head,
    submit: said.make,
    blocks: [
      context(said.to({ organization: organization.name })),
      ...(settings.sendsMail ? [] : [context(said.withoutMail)]),
      input('name', said.name, { type: 'plain_text_input', max_length: 75 }, { hint: said.nameHint }),
      ...accessInputs({ ...acting, by: 'invitation:create' }, { roleId: null, groups: none, adminOf: none }),
      input('mode', said.mode, { type: 'radio_buttons', options: modeOptions() }),
      input(
        'domains',
        said.domains,
        { type: 'plain_text_input', multiline: true, max_length: 3000 },
        { optional: true, hint: said.domainsHint },
      ),
      number('maxUses', said.mostPeople, said.mostPeopleHint),
      number('days', said.days, said.daysHint),
    ],
  });
}

const none = { shown: [], hidden: [] };

/** What the operator must set before links work; null: nothing. */
export function missingFor({ publicUrl, sendsMail, signsIn }: InviteLinkSettings): string | null {
  const said = texts().inviteLinks;
  if (!publicUrl) return said.noPublicUrl;
  return sendsMail || signsIn ? null : said.noConfirmation;
}
