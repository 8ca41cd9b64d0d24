import { pieces } from '../pieces.ts';
import { english } from './language.ts';

interface Named {
  name: string;
}

const people = ({ members, invitations }: { members: number; invitations: number }) =>
  `${english.plural(members, { one: '# member', other: '# members' })}, ${english.plural(invitations, {
    one: '# invitation',
    other: '# invitations',
  })}`;

/** The organization's groups, in its template's words. */
export const groups = {
  count: ({ total, one, many }: { total: number; one: string; many: string }) =>
    `${english.number(total)} ${total === 1 ? one : many}`,
  people,
  linkedTo: ({ targets, more }: { targets: string; more: number }) =>
    more > 0 ? `linked to ${targets} and ${english.number(more)} more` : `linked to ${targets}`,
  add: ({ many }: { many: string }) => `Add ${many}`,
  rename: { label: 'Rename', of: ({ name }: Named) => `Rename ${name}` },
  links: { label: 'Slack links', of: ({ name }: Named) => `Slack links of ${name}` },
  remove: { label: 'Remove', of: ({ name }: Named) => `Remove ${name}` },
  submitAdd: 'Add',
  to: ({ organization }: { organization: string }) => `To ${organization}`,
  of: ({ organization }: { organization: string }) => `Of ${organization}`,
  names: 'Names',
  onePerLine: 'One per line.',
  renameTitle: ({ one }: { one: string }) => `Rename ${one}`,
  theyKeepIt: (count: { members: number; invitations: number }) =>
    `${people(count)} keep it. Renaming adds and removes nobody in Slack.`,
  removeTitle: ({ one }: { one: string }) => `Remove ${one}`,
  removeQuestion: <Piece>({ name, organization }: { name: Piece; organization: Piece }) =>
    pieces`Remove ${name} from ${organization}?`,
  theyLoseIt: (count: { members: number; invitations: number }) =>
    `${people(count)} lose it. Foyer notifies the members.`,
  whoLosesIt: ({ names, more }: { names: string; more: number }) =>
    more > 0 ? `Who loses it: ${names} and ${english.number(more)} more.` : `Who loses it: ${names}.`,
  nobodyHasIt: 'Nobody has it.',
  added: ({ names }: { names: string }) => `Added: ${names}.`,
  renamed: ({ before }: { before: string }) => `Renamed from ${before}.`,
  removed: ({ name }: Named) => `Removed ${name}.`,
};
