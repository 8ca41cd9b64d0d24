import type { Tally } from '../../domain/page.ts';
import { pieces } from '../pieces.ts';
import { english } from './language.ts';

interface Named {
  name: string;
}

/** Current users, what is done about a member, and people's own details. */
export const members = {
  title: 'Current users',
  nobody: 'Nobody is here yet.',
  only: {
    active: 'only active',
    deactivated: 'only deactivated',
    left: 'only people who left Slack',
  },
  states: {
    all: 'Active and deactivated',
    active: 'Active',
    deactivated: 'Deactivated',
    left: 'Left Slack',
  },
  sorts: {
    name: 'Sort by name',
    newest: 'Newest first',
    oldest: 'Oldest first',
    role: 'Sort by role',
  },
  deactivated: 'Deactivated',
  leftOn: ({ day }: { day: string }) => `Left on ${day}`,
  fromDirectory: 'From the directory',
  leftSlack: ({ day }: { day: string }) => `Left Slack on ${day}`,
  guestNow: 'Guest in Slack now',
  elsewhereSince: ({ day }: { day: string }) => `From another Slack workspace since ${day}`,
  accounts: {
    bot: 'A bot',
    deactivated: 'Deactivated in Slack',
    external: 'From another Slack workspace',
  },
  edit: { label: 'Edit', of: ({ name }: Named) => `Edit ${name}` },
  deactivate: { label: 'Deactivate', of: ({ name }: Named) => `Deactivate ${name}` },
  keepAsGuest: { label: 'Keep as a guest', of: ({ name }: Named) => `Keep as a guest: ${name}` },
  reactivate: { label: 'Reactivate', of: ({ name }: Named) => `Reactivate ${name}` },
  undo: { label: 'Undo', of: ({ name }: Named) => `Undo: reactivate ${name}` },
  erase: { label: 'Erase person', of: ({ name }: Named) => `Erase person: ${name}` },
  nowDeactivated: 'Deactivated just now.',
  nowReactivated: 'Reactivated just now.',
  nowGuest: 'Keeps role and groups as a guest.',
  saved: ({ changes }: { changes: string }) => `Saved. ${changes}.`,
  unchanged: 'No changes.',
  editTitle: 'Edit',
  ownAccess: <Piece>({ role, groups }: { role: Piece; groups: string }) =>
    pieces`You’re ${role}. ${groups} Another admin can change that.`,
  deactivateTitle: 'Deactivate',
  deactivateQuestion: <Piece>({
    name,
    email,
    organization,
  }: {
    name: Piece;
    email: string;
    organization: Piece;
  }) => pieces`Deactivate ${name} (${email}) in ${organization}?`,
  theyLoseAccess: 'They lose access immediately. Foyer notifies them.',
  theyStayListed: ({ role }: { role: string }) =>
    `They stay on the list as ${role}. You can reactivate them.`,
  theirInvitations: (count: Tally) =>
    english.plural(count, {
      one: 'One invitation that they sent is still pending. If it’s accepted, an approver decides. Revoke it if you don’t want it accepted.',
      other:
        '# invitations that they sent are still pending. If one is accepted, an approver decides. Revoke any you don’t want accepted.',
    }),
  theyLeave: <Piece>({ channels }: { channels: Piece }) => pieces`They leave ${channels} in Slack.`,
  nobodyElseIsAdmin: <Piece>({ noun, groups }: { noun: string; groups: Piece }) =>
    pieces`Nobody else is an admin of the ${noun} ${groups}.`,
  ownTitle: 'Your details',
  you: <Piece>({ role, groups }: { role: Piece; groups: string }) => pieces`You’re ${role}. ${groups}`,
  ownSaved: ({ organization, name }: { organization: string; name: string }) =>
    `Saved. In ${organization}, you’re ${name}.`,
  ownSavedTitle: 'Saved',
  leaveTitle: 'Leave',
  leaveQuestion: <Piece>({ organization }: { organization: Piece }) => pieces`Leave ${organization}?`,
  youLoseRole: <Piece>({ role, groups }: { role: Piece; groups: string }) =>
    pieces`You lose your role ${role} immediately. ${groups}`,
  onlyAdminReactivates: 'Only an admin can reactivate you. The admins get a message.',
  yourInvitations: (count: Tally) =>
    english.plural(count, {
      one: 'One invitation that you sent is still pending. If it’s accepted, an approver decides.',
      other: '# invitations that you sent are still pending. If one is accepted, an approver decides.',
    }),
  youLeave: <Piece>({ channels }: { channels: Piece }) => pieces`You leave ${channels} in Slack.`,
  left: ({ organization }: { organization: string }) =>
    `You left ${organization}. Its admins can reactivate you.`,
  leftTitle: 'You left',
  exported: {
    active: ({ organization }: { organization: string }) =>
      `Active members of ${organization}, filtered like your list. Change the file and upload it to update people.`,
    deactivated: ({ organization }: { organization: string }) =>
      `Deactivated members of ${organization}, filtered like your list. Change the file and upload it to update people. To reactivate people, clear their Status.`,
    left: ({ organization }: { organization: string }) =>
      `Members of ${organization} who left Slack, filtered like your list. Change the file and upload it to update people. To reactivate people, clear their Status.`,
  },
};
