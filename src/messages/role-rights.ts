import { clamp } from '../domain/characters.ts';
import { isOwnRole, type RoleWithRights, rightsOf } from '../domain/role-templates/rights.ts';
import type { RoleTemplate } from '../domain/role-templates/template.ts';
import type { Capability } from '../domain/roles.ts';
import { texts } from '../texts/texts.ts';
import { groupWords } from './group-words.ts';
import { templateRoleDescription } from './template-words.ts';

const named = (some: readonly Capability[]) => some.map(each => texts().capabilities[each]);

/** What a role's holders can do: "Can invite people. In their own device groups: can edit other people." */
export function rightsSentence(role: RoleWithRights, template: RoleTemplate): string {
  const { everywhere, inGroups } = rightsOf(role, template);
  const said = texts().roles;
  const { many } = groupWords(template);
  const sentences = [
    ...(everywhere.length > 0 ? [said.can(named(everywhere))] : []),
    ...(inGroups.length > 0 ? [said.canInGroups({ rights: named(inGroups), many })] : []),
  ];
  return sentences.join(' ') || said.noRights;
}

/** Slack's limit for the description of an option. */
const LONGEST = 75;

/**
 * One line about a role where it is chosen. The template's own line is true for the template's rights alone: when the
 * organization changed those and kept the line, the rights themselves are said.
 */
export function roleDescription(role: RoleWithRights, template: RoleTemplate): string {
  const origin = template.roles[role.position];
  if (role.description !== origin?.description) return role.description;
  return isOwnRole(role, template)
    ? clamp(rightsSentence(role, template), LONGEST)
    : templateRoleDescription(template, origin.name);
}
