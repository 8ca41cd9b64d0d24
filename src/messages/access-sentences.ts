import type { NamedGrant } from '../domain/access/snapshot.ts';
import { capitalize } from '../domain/characters.ts';
import { roleTemplate } from '../domain/role-templates/index.ts';
import { choosesLevels } from '../domain/role-templates/levels.ts';
import type { RoleTemplate } from '../domain/role-templates/template.ts';

const SHOWN = 10;

/** "as Analyst in Teacher Laptops, Student Devices." */
export function roleSentence({
  organization,
  role,
  grants,
}: {
  organization: { template: string };
  role: { name: string };
  grants: readonly NamedGrant[];
}): string {
  return `as ${role.name}. ${groupsSentence({ grants }, roleTemplate(organization.template))}`.trim();
}

/**
 * A person's groups, in the template's words; with none, what the template says. Where levels are chosen group by
 * group: "Can edit: Berlin. Admin for: Hamburg."
 */
export function groupsSentence(
  { grants }: { grants: readonly NamedGrant[] },
  template: RoleTemplate,
): string {
  const { one, many } = template.group;
  if (grants.length === 0) return template.blankGroups === 'all' ? `Access to all ${many}.` : '';
  if (!choosesLevels(template)) return named(capitalize(grants.length === 1 ? one : many), grants);
  const isAdmin = ({ level }: NamedGrant) => level === 'admin';
  return [
    named(
      'Can edit',
      grants.filter(grant => !isAdmin(grant)),
    ),
    named('Admin for', grants.filter(isAdmin)),
  ]
    .join(' ')
    .trim();
}

function named(label: string, grants: readonly NamedGrant[]): string {
  if (grants.length === 0) return '';
  const shown = grants
    .slice(0, SHOWN)
    .map(({ group }) => group.name)
    .join(', ');
  return `${label}: ${shown}${grants.length > SHOWN ? ` and ${grants.length - SHOWN} more` : ''}.`;
}
