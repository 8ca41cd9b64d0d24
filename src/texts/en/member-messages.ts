import type { LeftReason } from '../../domain/left-reason.ts';
import { pieces } from '../pieces.ts';
import { english } from './language.ts';

interface By<Name> {
  by: Name;
  organization: Name;
}

const left: Record<LeftReason, (name: string) => string> = {
  deactivated: name => `${name}’s Slack account is deactivated.`,
  guest: name => `${name} is now a guest in Slack.`,
  external: name => `${name} is now in another Slack workspace.`,
};

/** What members read about their own membership, and admins about people who left Slack or came back. */
export const memberMessages = {
  changedSummary: ({ organization }: { organization: string }) =>
    `Your membership of ${organization} has changed.`,
  changed: <Piece>({ by, organization }: By<Piece>) =>
    pieces`${by} changed your membership of ${organization}:`,
  deactivatedSummary: ({ organization }: { organization: string }) =>
    `Your access to ${organization} is deactivated.`,
  deactivated: <Piece>({ by, organization }: By<Piece>) =>
    pieces`${by} deactivated your access to ${organization}. If this is a mistake, ask them.`,
  guestDeactivated: <Piece>({ organization }: { organization: Piece }) =>
    pieces`Foyer deactivated your access to ${organization} because you’re now a guest in this Slack. If this is a mistake, ask an admin.`,
  reactivatedSummary: ({ organization }: { organization: string }) =>
    `Your access to ${organization} is back.`,
  reactivated: <Piece>({ by, organization, access }: By<Piece> & { access: string }) =>
    pieces`${by} reactivated your access to ${organization}. You’re ${access} again.`,
  inGroups: ({ role, groups }: { role: string; groups: string }) => `${role} in ${groups}`,
  keptSummary: ({ organization }: { organization: string }) =>
    `You keep your access to ${organization} as a guest.`,
  kept: <Piece>({ by, organization }: By<Piece>) =>
    pieces`${by} let you keep your role and groups in ${organization} as a guest in this Slack.`,
  leftByChoiceSummary: ({ who, organization }: { who: string; organization: string }) =>
    `${who} left ${organization}.`,
  leftByChoice: <Piece>({ who, organization, role }: { who: Piece; organization: Piece; role: string }) =>
    pieces`${who} left ${organization}. Their role was ${role}. You can reactivate them under Current users.`,
  ownEmailSummary: ({ organization }: { organization: string }) =>
    `Your email in ${organization} has changed with Slack.`,
  emailSummary: ({ who, organization }: { who: string; organization: string }) =>
    `${who}’s email in ${organization} has changed with Slack.`,
  ownEmail: <Piece>({ had, has, organization }: { had: string; has: string; organization: Piece }) =>
    pieces`Your email in Slack changed from ${had} to ${has}. It’s now your email in ${organization}, too.`,
  email: <Piece>({
    who,
    had,
    has,
    organization,
  }: {
    who: string;
    had: string;
    has: string;
    organization: Piece;
  }) =>
    pieces`${who}’s email in Slack changed from ${had} to ${has}. It’s now their email in ${organization}, too.`,
  merged: ({ email, had, has }: { email: string; had: string; has: string }) =>
    `There was a second member with ${email}, as ${had}. They’re the same person, so Foyer made them one member, as ${has}.`,
  mergedDeactivated: 'This member is deactivated. An admin can reactivate them.',
  movedSummary: ({ who, organization }: { who: string; organization: string }) =>
    `${who} has a new Slack account in ${organization}.`,
  moved: <Piece>({ who, organization, account }: { who: string; organization: Piece; account: Piece }) =>
    pieces`${who}’s membership of ${organization} moved to their new Slack account, ${account}. Their role and groups are unchanged.`,
  movedBy: <Piece>({ by, who, organization, account }: By<Piece> & { who: string; account: Piece }) =>
    pieces`${by} moved ${who}’s membership of ${organization} to their new Slack account, ${account}. Their role and groups are unchanged.`,
  /** What is true of a person's Slack account now. */
  left,
  hadLeft: ({ who }: { who: string }) => `${who} had left Slack.`,
  usesSeat: 'They have no rights now, but still use a seat.',
  deactivate: 'Deactivate',
  keepAsGuest: 'Keep as a guest',
  wasDeactivated: '✓ Deactivated.',
  wasDeactivatedBy: <Piece>({ by }: { by: Piece }) => pieces`✓ ${by} deactivated them.`,
  wasKept: '✓ Kept as a guest.',
  wasKeptBy: <Piece>({ by }: { by: Piece }) => pieces`✓ ${by} kept them as a guest.`,
  isBack: ({ who }: { who: string }) => `${who} is back in Slack.`,
  isBackUnchanged: ({ who }: { who: string }) => `✓ ${who} is back in Slack, with the same role and groups.`,
  wereDeactivated: <Piece>({ role }: { role: Piece }) =>
    pieces`They were deactivated when they left. Their role was ${role}.`,
  reactivateAs: ({ role }: { role: string }) => `Reactivate as ${role}`,
  wasReactivated: '✓ Reactivated.',
  wasReactivatedBy: <Piece>({ by }: { by: Piece }) => pieces`✓ ${by} reactivated them.`,
  manyLeft: (count: number) =>
    english.plural(count, { one: '# member left Slack.', other: '# members left Slack.' }),
  noRights: 'They have no rights now.',
  someDeactivated: (count: number) => `Foyer deactivated ${english.number(count)} of them.`,
  someUseSeats: (count: number) =>
    english.plural(count, {
      one: '# still uses a seat. Decide under Current users.',
      other: '# still use a seat. Decide under Current users.',
    }),
  showLeavers: 'Show who left Slack',
  ofOrganization: <Piece>({ organization, text }: { organization: Piece; text: string }) =>
    pieces`${organization}: ${text}`,
};
