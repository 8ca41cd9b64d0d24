import { clamp } from '../../domain/characters.ts';
import type { Finding, FindingCode, FindingData } from '../../domain/imports/findings.ts';
import type { ResolvedRow } from '../../domain/imports/store.ts';
import { texts } from '../../texts/texts.ts';

const LONGEST_VALUE = 80;

const uninvitable = {
  bot: 'is a bot. Remove the row.',
  deactivated: 'is deactivated in this Slack workspace. A workspace admin must reactivate them first.',
  external: "belongs to another Slack workspace, so you can't invite them. Remove the row.",
  /** From files that were read before the rename to external people. */
  stranger: "belongs to another Slack workspace, so you can't invite them. Remove the row.",
};

const findingTexts: { [Code in FindingCode]: (data: FindingData[Code], value: string) => string } = {
  'email-missing': () => 'Write the email address.',
  'invalid-email': ({ suggestion }, value) =>
    `${value} isn’t an email address.${suggestion ? ` Did you mean ${suggestion}?` : ' Write it like name@example.com.'}`,
  'email-too-long': ({ length, most }) =>
    `The address has ${length} characters. An email address has at most ${most}.`,
  'mixed-scripts': ({ ascii, resembles }, value) =>
    `${value} mixes letters of several alphabets (${ascii})${resembles ? ` and looks like ${resembles}` : ''}. Write the address in one alphabet.`,
  lookalike: ({ ascii, resembles }, value) =>
    `${value} (${ascii}) looks like ${resembles} but isn’t. Check that this is the right address.`,
  duplicate: ({ lines, count }, value) =>
    `${value} also appears on line ${lines.join(', ')}${count > lines.length ? ` and ${count - lines.length} more` : ''}. Keep one of them.`,
  'template-example': () => 'This is an example of the template. Remove the row.',
  'own-address': () => 'This is your own address. Remove the row.',
  uninvitable: ({ who, reason }) => `${who} ${uninvitable[reason]}`,
  'new-account': ({ who }, value) =>
    who
      ? `${value} is ${who}’s new Slack account. Move their membership to it first, under Current users.`
      : 'This person is already a member or invited. Ask an admin.',
  'role-missing': ({ roles }) => `Write the role: ${texts().counts.names(roles)}.`,
  'unknown-role': ({ roles, nearest }, value) =>
    `There is no role ${value}. ${nearest ? `Did you mean ${nearest}?` : `The roles are ${texts().counts.names(roles)}.`}`,
  'role-case': ({ name }, value) =>
    `Roles match exactly: ${value} is written ${name}. Press Fix, or edit the row.`,
  'cannot-grant-role': ({ role }) =>
    `You can’t assign ${role} because it has more rights than your role. Choose another role.`,
  'role-needs-groups': ({ role }) => `The role ${role} acts inside particular groups. Name at least one.`,
  'unknown-group': ({ nearest }, value) =>
    `There is no group ${value}. ${nearest ? `Did you mean ${nearest}?` : 'Check the name in the template.'}`,
  'more-unknown-groups': ({ count }) => `${count} groups more are unknown. Check the names in the template.`,
  'groups-too-long': ({ length, most }) =>
    `The groups take ${length} characters, ${most} fit. Name fewer groups.`,
  'group-case': ({ name }, value) =>
    `Groups match exactly: ${value} is written ${name}. Press Fix, or edit the row.`,
  'cannot-grant-group': ({ group }) => `You do not administer ${group}. Choose groups that you administer.`,
  'cannot-grant-blank-groups': ({ blankMeansAll }) =>
    blankMeansAll
      ? 'No group means all of them, which you do not administer. Name groups that you administer.'
      : 'Name at least one group that you administer.',
  'name-too-long': ({ length, most }) => `The name has ${length} characters, ${most} fit. Shorten it.`,
  'name-damaged': () => 'The name contains unreadable characters. Type it again.',
  'name-is-group': ({ group }) =>
    `The name is that of the group ${group}. Put several groups into quotation marks: "One, Two".`,
  'cannot-manage-member': ({ state, reason }) =>
    state === null
      ? 'This person is already a member or invited. Ask an admin.'
      : reason === 'role'
        ? 'This person has more rights than you, so you can’t change them. Ask an admin who has them too.'
        : 'This person is in groups that you do not administer. Ask somebody who does.',
  'not-allowed': () => 'You can no longer invite people. Ask an admin.',
  'resent-too-soon': ({ minutes }) =>
    `This person was invited a short while ago, and can be again in ${texts().counts.wait(minutes)}. Send the row later.`,
  'unknown-action': ({ nearest }, value) =>
    `There's no action ${value}. ${nearest ? `Did you mean ${nearest}?` : 'Write deactivate or revoke, or leave the cell blank.'}`,
  'no-member': ({ isInvited }) =>
    isInvited
      ? 'This person is invited and not a member. Write revoke to revoke the invitation.'
      : 'No member has this address. Check it, or remove the row.',
  'no-invitation': ({ isMember }) =>
    isMember
      ? 'This person is a member. Write deactivate to end their access.'
      : 'This address has no pending invitation. Check it, or remove the row.',
  'no-seat': ({ limit, used, needed }) =>
    limit === null
      ? 'No seat is left. Remove rows, or ask an admin for more seats.'
      : `No seat is left: ${used} of ${limit} are used, and this file needs ${needed}. Remove rows, or ask for more seats.`,
};

/** The text of a finding: the column, the value, and what to do. */
export function findingText(finding: Finding): string {
  const where = finding.column === 'Row' ? '' : `${finding.column}: `;
  return `${where}${textOf(finding.code, finding.data, quoted(finding.value))}`;
}

function textOf<Code extends FindingCode>(code: Code, data: FindingData[Code], value: string): string {
  return findingTexts[code](data, value);
}

/** Why a row wasn't sent, for the fix-me CSV. */
export function reasonOf(row: Pick<ResolvedRow, 'outcome' | 'findings'>): string {
  if (row.outcome === 'removed') return 'Taken out in the review.';
  const findings = (row.findings ?? []) as unknown as Finding[];
  return findings.map(findingText).join(' ');
}

const quoted = (value: string) => `“${clamp(value, LONGEST_VALUE)}”`;
