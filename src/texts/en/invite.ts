import { pieces } from '../pieces.ts';
import { english } from './language.ts';

/** Inviting people: the form, its list, what is typed after the command, and the inputs for a role and groups. */
export const invite = {
  title: 'Invite people',
  /** Slack shows 24 characters of it. */
  send: 'Send invitation',
  sendList: ({ count }: { count: number }) =>
    english.plural(count, { one: 'Send # invitation', other: 'Send # invitations' }),
  bulkUpload: 'Bulk upload',
  addAnother: 'Add another',
  remove: 'Remove',
  to: ({ organization }: { organization: string }) => `To ${organization}`,
  listHint: 'Add another person below. If you fill in the fields, that person is invited too.',
  unsentMarked: 'Nothing was sent. Remove the marked people, then send again.',
  unsentFields: 'Nothing was sent. Correct the person in the fields, or clear them. Then send again.',
  seeField: ({ label }: { label: string }) => `⚠ See ${label} above.`,
  warning: ({ words }: { words: string }) => `⚠ ${words}`,
  roleGone: '(role no longer exists)',
  named: ({ name, email }: { name: string; email: string }) => `${name} (${email})`,
  listed: ({ who, role, groups }: { who: string; role: string; groups: string }) =>
    groups ? `${who} as ${role}. ${groups}` : `${who} as ${role}.`,
  person: 'Somebody in this Slack',
  personPlaceholder: 'Fills in the fields below',
  email: 'Email',
  name: 'Name',
  note: 'Note',
  noteHint: 'Included in the invitation.',
  noteHintList: 'Included in every invitation on this list.',
  seatsOne: ({ used, limit }: { used: number; limit: number }) =>
    used < limit
      ? `${english.number(used)} of ${english.number(limit)} seats used, ${english.number(used + 1)} with this invitation`
      : `${english.number(used)} of ${english.number(limit)} seats used, none is left for new people`,
  seatsList: ({ used, limit, listed }: { used: number; limit: number; listed: number }) => {
    const over = listed - Math.max(0, limit - used);
    const then = `${english.number(used)} of ${english.number(limit)} seats used, ${english.number(used + listed)} with the ${english.number(listed)} on the list`;
    return over > 0 ? `${then}, ${english.number(over)} more than there are` : then;
  },
  sentTitle: 'Invitation sent',
  listSentTitle: 'Invitations sent',
  noneInvited: 'Nobody was invited.',
  refusedOne: ({ who, reason }: { who: string; reason: string }) => `${who}: ${reason}`,

  role: 'Role',
  chooseRole: 'Choose a role',
  choose: ({ many }: { many: string }) => `Choose ${many}`,
  canEdit: 'Can edit',
  adminFor: 'Admin for',
  blankMeans: ({ none }: { none: string }) => `Leaving this blank means ${none}.`,
  rolesNeed: ({ roles, one }: { roles: readonly string[]; one: string }) =>
    roles.length === 1
      ? `${roles[0]} needs at least one ${one}.`
      : `${english.and(roles)} need at least one ${one}.`,
  rolesNeedOwn: ({ roles, one }: { roles: readonly string[]; one: string }) =>
    roles.length === 1
      ? `${roles[0]} needs at least one ${one} that you administer.`
      : `${english.and(roles)} need at least one ${one} that you administer.`,
  chooseOwn: ({ one }: { one: string }) => `Choose at least one ${one} that you administer.`,
  chooseOwnOfTwo: ({ one }: { one: string }) =>
    `Choose at least one ${one} that you administer, here or under Admin for.`,
  chooseAgain: ({ one }: { one: string }) => `Choose at least one ${one}. The earlier ones were removed.`,
  moreStay: ({ count }: { count: number }) =>
    english.plural(count, { one: '# more stays as it is.', other: '# more stay as they are.' }),
  adminsInvite: ({ one }: { one: string }) => `Admins of a ${one} can invite people to it.`,
  adminsOwn: ({ many }: { many: string }) => `Choose only ${many} that you administer.`,

  unknownCommand: <Piece>({ command }: { command: Piece }) =>
    pieces`There’s no such command. ${command} shows all of them.`,
  whichRole: <Piece>({ example }: { example: Piece }) => pieces`Which role? For example: ${example}`,
  notAnAddress: <Piece>({ written }: { written: Piece }) =>
    pieces`“${written}” isn’t an email address. Write it like name@example.com.`,
  notPicked: <Piece>({ written }: { written: Piece }) =>
    pieces`Slack doesn’t say who “${written}” is. Pick the name from Slack’s list, or write the email address.`,
  groupsUnread: <Piece>({ example }: { example: Piece }) =>
    pieces`Foyer can’t read the groups. Put each in quotation marks, with commas between them. For example: ${example}`,
  whichGroups: <Piece>({ example }: { example: Piece }) => pieces`Which groups? For example: ${example}`,

  editTitle: 'Edit invitation',
  save: 'Save',
  editing: <Piece>({ who, organization }: { who: readonly (Piece | string)[]; organization: Piece }) =>
    pieces`Invitation to ${organization} for ${who}`,
};
