import type { Findings } from '../findings.ts';
import { counts } from './counts.ts';
import { english } from './language.ts';

const uninvitable = {
  bot: 'is a bot. Remove the row.',
  deactivated: 'is deactivated in this Slack workspace. A workspace admin must reactivate them first.',
  external: 'belongs to another Slack workspace, so you can’t invite them. Remove the row.',
  /** From files that were read before the rename to external people. */
  stranger: 'belongs to another Slack workspace, so you can’t invite them. Remove the row.',
};

const knownPerson = 'This person is already a member or invited. Ask an admin.';
const or = (nearest: string | null, otherwise: string) => (nearest ? `Did you mean ${nearest}?` : otherwise);

/** What is wrong with a cell of an uploaded file, and what to do. */
export const findings: Findings = {
  'email-missing': () => 'The email address is missing.',
  'invalid-email': ({ suggestion }, value) =>
    `${value} isn’t an email address. ${or(suggestion, 'Write it like name@example.com.')}`,
  'email-too-long': ({ length, most }) =>
    `The address has ${english.number(length)} characters. An email address has at most ${english.number(most)}.`,
  'mixed-scripts': ({ ascii, resembles }, value) =>
    `${value} mixes letters of several alphabets (${ascii})${resembles ? ` and looks like ${resembles}` : ''}. Write the address in one alphabet.`,
  lookalike: ({ ascii, resembles }, value) =>
    `${value} (${ascii}) looks like ${resembles} but isn’t. Check that this is the right address.`,
  duplicate: ({ lines, count }, value) =>
    `${value} also appears on ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${count > lines.length ? ` and ${count - lines.length} more` : ''}. Keep one of them.`,
  'template-example': () => 'This is an example from the template. Remove the row.',
  'own-address': () => 'This is your own address. Remove the row.',
  uninvitable: ({ who, reason }) => `${who} ${uninvitable[reason]}`,
  'new-account': ({ who }, value) =>
    who
      ? `${value} is ${who}’s new Slack account. Move their membership to it first, under Current users.`
      : knownPerson,
  'role-missing': ({ roles }) => `The role is missing. Choose one: ${counts.names(roles)}.`,
  'unknown-role': ({ roles, nearest }, value) =>
    `There’s no role ${value}. ${or(nearest, `The roles are ${counts.names(roles)}.`)}`,
  'role-case': ({ name }, value) =>
    `${value} is spelled ${name}. Fix it for all rows above, or edit this row.`,
  'cannot-grant-role': ({ role }) =>
    `You can’t assign ${role} because it has more rights than your role. Choose another role.`,
  'role-needs-groups': ({ role }) => `${role} works in particular groups. Choose at least one.`,
  'unknown-group': ({ nearest }, value) => `There’s no group ${value}. ${or(nearest, 'Check the name.')}`,
  'more-unknown-groups': ({ count }) =>
    english.plural(count, {
      one: '# more group doesn’t exist. Check its name.',
      other: '# more groups don’t exist. Check their names.',
    }),
  'groups-too-long': ({ length, most }) =>
    `The groups have ${english.number(length)} characters. At most ${english.number(most)} fit. Name fewer groups.`,
  'group-case': ({ name }, value) =>
    `${value} is spelled ${name}. Fix it for all rows above, or edit this row.`,
  'cannot-grant-group': ({ group }) => `You don’t administer ${group}. Choose groups that you administer.`,
  'cannot-grant-blank-groups': ({ blankMeansAll }) =>
    blankMeansAll
      ? 'A blank cell means all groups, and you don’t administer all. Choose groups that you administer.'
      : 'Choose at least one group that you administer.',
  'name-too-long': ({ length, most }) =>
    `The name has ${english.number(length)} characters. At most ${english.number(most)} fit. Shorten it.`,
  'name-damaged': () => 'The name contains unreadable characters. Type it again.',
  'name-is-group': ({ group }) =>
    `The name is the same as the group ${group}. Put several groups in quotation marks: "One, Two".`,
  'cannot-manage-member': ({ state, reason }) =>
    state === null
      ? knownPerson
      : reason === 'role'
        ? 'This person has more rights than you, so you can’t change them. Ask an admin with the same rights.'
        : 'This person is in groups that you don’t administer. Ask someone who does.',
  'from-directory': ({ directory, what }) =>
    what === 'state'
      ? `${directory} decides whether this person is active. Change that there, or remove the row.`
      : `${directory} decides which of its groups this person has. Change them there, or leave the cell blank.`,
  'not-allowed': () => 'You can no longer invite people. Ask an admin.',
  'resent-too-soon': ({ minutes }) =>
    `This person was invited recently. You can invite them again in ${counts.wait(minutes)}.`,
  'unknown-action': ({ nearest }, value) =>
    `There’s no action ${value}. ${or(nearest, 'Write deactivate or revoke, or leave the cell blank.')}`,
  'no-member': ({ isInvited }) =>
    isInvited
      ? 'This person is invited but not a member. Write revoke to revoke the invitation.'
      : 'No member has this address. Check it, or remove the row.',
  'no-invitation': ({ isMember }) =>
    isMember
      ? 'This person is a member. Write deactivate to end their access.'
      : 'This address has no pending invitation. Check it, or remove the row.',
  'no-seat': ({ limit, used, needed }) =>
    limit === null || used === null
      ? 'No seat is left. Remove rows, or ask an admin for more seats.'
      : `No seat is left: ${english.number(used)} of ${english.number(limit)} are used, and this file needs ${english.number(needed)}. Remove rows, or ask for more seats.`,
};
