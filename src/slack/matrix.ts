import type { KnownBlock } from '@slack/types';
import type { PermissionRow, RoleTemplate } from '../domain/role-templates/template.ts';
import { bold, context, paragraph, preformatted, rich } from './blocks.ts';

/** A modal of Slack shows about this many characters of fixed-width text in a line. */
const WIDEST = 64;

/**
 * The role matrix of a template as people read it: a row for each permission and a column for each role, or,
 * where that is too wide for Slack, the roles named in each row; footnotes below.
 */
export function matrixBlocks(template: RoleTemplate): KnownBlock[] {
  const footnotes = template.footnotes.map(note => context(note));
  const table = matrixTable(template);
  if (table.every(row => row.length <= WIDEST)) return [preformatted(table.join('\n')), ...footnotes];
  const rows = template.matrix.map(row => paragraph(bold(row.label), `: ${rolesOf(template, row)}`));
  return [rich({ type: 'rich_text_list', style: 'bullet', elements: rows }), ...footnotes];
}

function rolesOf(template: RoleTemplate, { roles }: PermissionRow): string {
  return roles.length === template.roles.length ? 'everybody' : roles.join(', ');
}

function matrixTable(template: RoleTemplate): string[] {
  const names = template.roles.map(role => role.name);
  const width = Math.max(...template.matrix.map(row => row.label.length));
  const head = [' '.repeat(width), ...names].join('  ');
  const rows = template.matrix.map(row =>
    [row.label.padEnd(width), ...names.map(name => center(row.roles.includes(name) ? '✔' : '·', name.length))]
      .join('  ')
      .trimEnd(),
  );
  return [head, ...rows];
}

function center(mark: string, width: number): string {
  const left = Math.floor((width - 1) / 2);
  return ' '.repeat(left) + mark + ' '.repeat(width - 1 - left);
}
