import { pieces } from '../pieces.ts';
import { english } from './language.ts';

/** Invite links: the list, the form that makes one, and what each button does. */
export const inviteLinks = {
  title: 'Invite links',
  count: ({ organization, count }: { organization: string; count: number }) =>
    `${organization} · ${english.plural(count, { one: '# invite link', other: '# invite links' })}`,
  explanation: 'People who open a link see what it gives, confirm their email address, and join.',
  newLink: 'New link',
  copyNow: 'Copy it now. Foyer can’t show it again. Open it to see and print its QR code.',
  states: {
    open: 'Open',
    paused: 'Paused',
    'used-up': 'Used up',
    expired: 'Ended',
    revoked: 'Revoked',
  },
  modes: { join: 'Joins at once', ask: 'Asks an approver' },
  modeHints: {
    join: 'After confirming the email address',
    ask: 'An approver accepts or rejects each person',
  },
  joined: ({ uses, most }: { uses: number; most: number | null }) =>
    most === null
      ? `${english.number(uses)} joined`
      : `${english.number(uses)} of ${english.number(most)} joined`,
  until: <Piece>({ at }: { at: Piece }) => pieces` · until ${at}`,
  peopleJoin: ({ access }: { access: string }) => `People join ${access}`,
  rules: ({ mode, domains, creator }: { mode: string; domains: string; creator: string }) =>
    domains
      ? `${mode}. Only addresses at ${domains}. Made by ${creator}.`
      : `${mode}. Any email address. Made by ${creator}.`,
  pause: 'Pause',
  resume: 'Resume',
  replace: 'Replace link',
  revoke: 'Revoke',
  revokeTitle: 'Revoke the link?',
  revokeQuestion: ({ name }: { name: string }) =>
    `Nobody can use “${name}” again. Invitations that it sent stay open. Revoke those under Invited users.`,
  replaceTitle: 'Replace the link?',
  replaceQuestion: ({ name }: { name: string }) =>
    `The old link of “${name}” and its QR code stop working at once. Invitations that it sent stay open.`,
  paused: ({ name }: { name: string }) => `“${name}” is paused. Nobody can use it until you resume it.`,
  resumed: ({ name }: { name: string }) => `“${name}” is open. The link that people have works again.`,
  revoked: ({ name }: { name: string }) => `“${name}” is revoked. Nobody can use it again.`,
  ready: ({ name }: { name: string }) => `The link of “${name}” is ready.`,

  newTitle: 'New invite link',
  make: 'Make link',
  to: ({ organization }: { organization: string }) => `To ${organization}`,
  withoutMail: 'Foyer can’t send email here, so people need to sign in with Slack to use the link.',
  name: 'Name',
  nameHint: 'For your list, for example “Class 5b”. People who open the link don’t see it.',
  mode: 'When someone uses it',
  domains: 'Email domains',
  domainsHint: 'One per line. Blank: people with any email address can join.',
  mostPeople: 'Maximum people',
  mostPeopleHint: 'How many can join with it. Blank: no limit.',
  days: 'Days',
  daysHint: 'How long it works. Blank: until you revoke it.',
  noPublicUrl: 'People can’t open links to Foyer yet. Ask the person who runs it to set PUBLIC_URL.',
  noConfirmation:
    'People can’t confirm who they are yet. Ask the person who runs Foyer to set up email (SMTP_URL, MAIL_FROM) or sign-in with Slack (SLACK_CLIENT_ID, SLACK_CLIENT_SECRET).',
};
