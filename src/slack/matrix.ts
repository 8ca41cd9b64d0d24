import type { KnownBlock } from '@slack/types';
import type { RoleTemplate } from '../domain/role-templates/template.ts';
import { context, preformatted } from './blocks.ts';

/** The role matrix of a template as people read it: rows of permissions, a column a role, footnotes below. */
export function matrixBlocks(template: RoleTemplate): KnownBlock[] {
  const names = template.roles.map(role => role.name);
  const width = Math.max(...template.matrix.map(row => row.label.length));
  const head = [' '.repeat(width), ...names].join('  ');
  const rows = template.matrix.map(row =>
    [row.label.padEnd(width), ...names.map(name => center(row.roles.includes(name) ? '✔' : '·', name.length))]
      .join('  ')
      .trimEnd(),
  );
  return [preformatted([head, ...rows].join('\n')), ...template.footnotes.map(note => context(note))];
}

function center(mark: string, width: number): string {
  const left = Math.floor((width - 1) / 2);
  return ' '.repeat(left) + mark + ' '.repeat(width - 1 - left);
}
