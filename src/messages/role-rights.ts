import { clamp } from '../domain/characters.ts';
import { isOwnRole, type RoleWithRights, rightsOf } from '../domain/role-templates/rights.ts';
import type { RoleTemplate } from '../domain/role-templates/template.ts';
import type { Capability } from '../domain/roles.ts';
import { texts } from '../texts/texts.ts';

const labels = (some: readonly Capability[]) => some.map(each => texts().capabilities[each]).join(', ');

export const NO_RIGHTS = 'No admin rights.';

/** What a role's holders may do: "May invite people. In their own device groups: may edit other people." */
export function rightsSentence(role: RoleWithRights, template: RoleTemplate): string {
  const { everywhere, inGroups } = rightsOf(role, template);
  const sentences = [
    ...(everywhere.length > 0 ? [`May ${labels(everywhere)}.`] : []),
    ...(inGroups.length > 0 ? [`In their own ${template.group.many}: may ${labels(inGroups)}.`] : []),
  ];
  return sentences.join(' ') || NO_RIGHTS;
}

/** Slack's limit for the description of an option. */
const LONGEST = 75;

/**
 * One line about a role where it is chosen. The template's own line is true for the template's rights alone: when the
 * organization changed those and kept the line, the rights themselves are said.
 */
export function roleDescription(role: RoleWithRights, template: RoleTemplate): string {
  const isOutdated =
    isOwnRole(role, template) && role.description === template.roles[role.position]?.description;
  return isOutdated ? clamp(rightsSentence(role, template), LONGEST) : role.description;
}
