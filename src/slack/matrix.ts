import type { KnownBlock } from '@slack/types';
import type { Organization, Role } from '../domain/organizations/store.ts';
import { hasPermission, isOwnRole } from '../domain/role-templates/rights.ts';
import type { PermissionRow, RoleTemplate } from '../domain/role-templates/template.ts';
import { NO_RIGHTS, rightsSentence } from '../messages/role-rights.ts';
import { bold, context, paragraph, preformatted, richText } from './blocks.ts';

/** A Slack modal shows about this many fixed-width characters per row. */
const WIDEST = 64;

type Shown = Pick<Organization, 'roles' | 'template'>;

/**
 * The role matrix of an organization: a row for each permission of its template and a column for each of the template's
 * roles by its current name or, when that is too wide for Slack, the role names in each row; then footnotes, and the
 * rights of roles that the organization added or changed.
 */
export function matrixBlocks(organization: Shown): KnownBlock[] {
  const { template } = organization;
  const footnotes = template.footnotes.map(note => context(note));
  const own = organization.roles
    .filter(role => isOwnRole(role, template))
    .map(role => context(rights(role, template)));
  const table = matrixTable(organization);
  if (table.every(row => row.length <= WIDEST)) {
    return [preformatted(table.join('\n')), ...footnotes, ...own];
  }
  const rows = template.matrix.map(row => paragraph(bold(row.label), `: ${rolesOf(organization, row)}`));
  return [richText({ type: 'rich_text_list', style: 'bullet', elements: rows }), ...footnotes, ...own];
}

/** The roles of the template that still exist. */
function fromTemplate({ roles, template }: Shown): Role[] {
  return roles.filter(({ position }) => template.roles[position] !== undefined);
}

function rights(role: Role, template: RoleTemplate): string {
  const sentence = rightsSentence(role, template);
  if (sentence === NO_RIGHTS) return `In this organization ${role.name} has no admin rights.`;
  return `In this organization ${role.name} ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

function rolesOf(organization: Shown, row: PermissionRow): string {
  const all = fromTemplate(organization);
  const named = all.filter(role => hasPermission(role, row, organization.template));
  if (named.length === 0) return 'nobody';
  return named.length === all.length ? 'everybody' : named.map(({ name }) => name).join(', ');
}

function matrixTable(organization: Shown): string[] {
  const { template } = organization;
  const roles = fromTemplate(organization);
  const width = Math.max(...template.matrix.map(row => row.label.length));
  const head = [' '.repeat(width), ...roles.map(({ name }) => name)].join('  ');
  const rows = template.matrix.map(row =>
    [
      row.label.padEnd(width),
      ...roles.map(role => center(hasPermission(role, row, template) ? '✔' : '·', role.name.length)),
    ]
      .join('  ')
      .trimEnd(),
  );
  return [head, ...rows];
}

function center(mark: string, width: number): string {
  const left = Math.floor((width - 1) / 2);
  return ' '.repeat(left) + mark + ' '.repeat(width - 1 - left);
}
