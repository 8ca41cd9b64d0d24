import type { ActingMember } from '../../domain/access/acting-member.ts';
import { defaultRole } from '../../domain/joining/rules.ts';
import { texts } from '../../texts/texts.ts';
import { code, type Inline } from '../blocks.ts';
import { rolesOffered } from './groups-hint.ts';
import type { QuickFault } from './quick-syntax.ts';

/** In examples of what to type: commands are the same in every language. */
const PERSON = 'ada@example.com';
const OTHER_GROUP = '"Teacher Laptops"';

/** What is wrong with a typed invitation, with an example of roles and groups that this member can give. */
export function quickFaultWords(
  acting: ActingMember,
  fault: QuickFault,
  { command, groups }: { command: string; groups: readonly string[] },
): Inline[] {
  const said = texts().invite;
  const role = exampleRole(acting);
  const quoted = groups.map(name => `"${name}"`).join(', ') || OTHER_GROUP;
  switch (fault.kind) {
    case 'which-role':
      return said.whichRole<Inline>({ example: code(`${command} ${PERSON} as ${role}`) });
    case 'which-groups':
      return said.whichGroups<Inline>({ example: code(`${command} ${PERSON} as ${role} in ${quoted}`) });
    case 'groups-unread':
      return said.groupsUnread<Inline>({ example: code(`${command} ${PERSON} as ${role} in ${quoted}`) });
    case 'not-an-address':
      return said.notAnAddress<Inline>({ written: fault.written });
    case 'not-picked':
      return said.notPicked<Inline>({ written: fault.written });
  }
}

/** The role of most newcomers, if this member can give it. */
function exampleRole(acting: ActingMember): string {
  const usual = defaultRole(acting.organization);
  const offered = rolesOffered({ ...acting, by: 'invitation:create' });
  return (offered.find(({ id }) => id === usual.id) ?? offered.at(-1) ?? usual).name;
}
