import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import { clamp } from '../../domain/characters.ts';
import type { ListedInviteLink } from '../../domain/invite-links/manage.ts';
import type { InviteLinkState } from '../../domain/invite-links/rules.ts';
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
  const blocks: KnownBlock[] = [
    context(`${organization.name} · ${list.total} invite ${list.total === 1 ? 'link' : 'links'}`),
    ...(notice ? noticeBlocks(notice) : []),
    paragraphBlock('People who open a link read what it gives, confirm their email address, and join.'),
    actions(button(newInviteLinkAction, {}, 'New link', { style: 'primary' })),
    ...list.items.flatMap(each => row(each, list.page)),
    ...pageButtons(list, { back: previousInviteLinksAction, on: nextInviteLinksAction }, page => ({ page })),
  ];
  return {
    type: 'modal',
    callback_id: 'invite-links',
    private_metadata: openedIn(organization),
    title: plain('Invite links', 24),
    close: plain('Close', 24),
    blocks,
  };
}

function noticeBlocks({ text, url }: InviteLinkNotice): KnownBlock[] {
  if (!url) return [paragraphBlock(bold(text)), divider];
  return [
    paragraphBlock(bold(text)),
    preformatted(url),
    context('Copy it now: Foyer can’t show it again. Open it to see and print its QR code.'),
    divider,
  ];
}

const states: Record<InviteLinkState, string> = {
  open: 'Open',
  paused: 'Paused',
  'used-up': 'Used up',
  expired: 'Ended',
  revoked: 'Revoked',
};

const modes = { join: 'Joins at once', ask: 'Asks an approver' } as const;

function row({ link, state, isTheirs }: ListedInviteLink, page: number): KnownBlock[] {
  const { id: inviteLinkId, name, mode, domains, creator, expiresAt, uses, maxUses } = link;
  const end: Inline[] = expiresAt ? [' · until ', dateTime(expiresAt)] : [];
  const value = { inviteLinkId, page };
  const isOver = state === 'expired' || state === 'used-up';
  return [
    divider,
    richText(
      paragraph(bold(name), ` · ${states[state]} · ${joined(uses, maxUses)}`, ...end),
      paragraph(`People join ${roleSentence(link)}`),
      paragraph(
        `${modes[mode]}. ${domains.length > 0 ? `Only addresses at ${texts().counts.names(domains)}.` : 'Any email address.'} Made by ${creator.name}.`,
      ),
    ),
    ...(isTheirs
      ? [
          actions(
            ...(isOver
              ? []
              : [
                  state === 'paused'
                    ? button(resumeInviteLinkAction, value, 'Resume')
                    : button(pauseInviteLinkAction, value, 'Pause'),
                  button(replaceInviteLinkAction, value, 'Replace link', {
                    confirm: replaceConfirmation(name),
                  }),
                ]),
            button(revokeInviteLinkAction, value, 'Revoke', {
              style: 'danger',
              confirm: revokeConfirmation(name),
            }),
          ),
        ]
      : []),
  ];
}

/** "12 of 30 joined" */
function joined(uses: number, maxUses: number | null): string {
  return maxUses === null ? `${uses} joined` : `${uses} of ${maxUses} joined`;
}

const revokeConfirmation = (name: string) =>
  confirmation(
    'Revoke the link?',
    `Nobody can use “${clamp(name, 75)}” again. Invitations that it sent stay open: revoke those under Invited users.`,
    'Revoke',
    { style: 'danger' },
  );

const replaceConfirmation = (name: string) =>
  confirmation(
    'Replace the link?',
    `The old link of “${clamp(name, 75)}” and its QR code stop working at once. Invitations that it sent stay open.`,
    'Replace link',
  );

const modeOptions: PlainTextOption[] = [
  {
    text: plain('Joins at once', 75),
    value: 'join',
    description: plain('After confirming the email address', 75),
  },
  {
    text: plain('Asks an approver', 75),
    value: 'ask',
    description: plain('Someone accepts or rejects each person', 75),
  },
];

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
  const head = { title: 'New invite link', metadata: { organizationId: organization.id } };
  if (missing)
    return newInviteLinkForm.view({ ...head, blocks: [context(organization.name), paragraphBlock(missing)] });
  const number = (field: string, label: string, hint: string) =>
    input(field, label, { type: 'plain_text_input', max_length: 9 }, { optional: true, hint });
  return newInviteLinkForm.view({
    ...head,
    submit: 'Make link',
    blocks: [
      context(`To ${organization.name}`),
      ...(settings.sendsMail
        ? []
        : [context('Foyer can’t send email here, so people need to sign in with Slack to use the link.')]),
      input(
        'name',
        'Name',
        { type: 'plain_text_input', max_length: 75 },
        { hint: 'For your list, for example “Class 5b”. People who open the link don’t see it.' },
      ),
      ...accessInputs(acting, { roleId: null, groups: none, adminOf: none }),
      input('mode', 'When someone uses it', { type: 'radio_buttons', options: modeOptions }),
      input(
        'domains',
        'Email domains',
        { type: 'plain_text_input', multiline: true, max_length: 3000 },
        { optional: true, hint: 'One per line. Blank: anybody with the link can join.' },
      ),
      number('maxUses', 'Most people', 'How many can join by it. Blank: no limit.'),
      number('days', 'Days', 'How long it works. Blank: until you revoke it.'),
    ],
  });
}

const none = { shown: [], hidden: [] };

/** What the operator must set before links work; null: nothing. */
export function missingFor({ publicUrl, sendsMail, signsIn }: InviteLinkSettings): string | null {
  if (!publicUrl) {
    return 'People can’t open links to Foyer yet. Ask the person who runs it to set PUBLIC_URL.';
  }
  if (sendsMail || signsIn) return null;
  return 'People can’t confirm who they are yet. Ask the person who runs Foyer to set SMTP_URL and MAIL_FROM, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.';
}
