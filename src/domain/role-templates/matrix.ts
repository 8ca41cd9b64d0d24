import { type Capability, capabilities } from '../roles.ts';
import { isOwnRole, type Mark, markOf, markOfRights, type RoleWithRights } from './rights.ts';
import type { RoleTemplate } from './template.ts';

/** A row of the matrix: a permission of the template by its label, or a right of Foyer; and how far each role has it. */
export interface MatrixRow {
  permission: { label: string } | { capability: Capability };
  marks: Mark[];
}

/** The roles of an organization by name, and what each can do. */
export interface Matrix {
  roles: string[];
  rows: MatrixRow[];
}

/**
 * The role matrix of an organization: a row for each permission of its template and a column for each role as it is now.
 * Rights of roles that the organization added or changed get rows of their own where the template's rows don't show them.
 */
export function matrixOf({
  roles,
  template,
}: {
  roles: readonly (RoleWithRights & { name: string })[];
  template: RoleTemplate;
}): Matrix {
  const described = template.matrix.map(row => ({
    permission: { label: row.label },
    marks: roles.map(role => markOf(role, row, template)),
  }));
  const own = capabilities
    .filter(each => roles.some(role => isUnseen(role, each, template)))
    .map(capability => ({
      permission: { capability },
      marks: roles.map(role => markOfRights(role, [capability], template)),
    }));
  return { roles: roles.map(({ name }) => name), rows: [...described, ...own] };
}

/** Does no row of the template show that an own role has this right, or lost it? */
function isUnseen(role: RoleWithRights, capability: Capability, template: RoleTemplate): boolean {
  if (!isOwnRole(role, template)) return false;
  const rows = template.matrix.filter(({ label }) => template.enforced[label]?.includes(capability));
  if (markOfRights(role, [capability], template) !== 'no') {
    return rows.every(row => markOf(role, row, template) === 'no');
  }
  const had = template.roles[role.position]?.capabilities.includes(capability) ?? false;
  return had && rows.length === 0;
}
