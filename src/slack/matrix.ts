import type { ActionsBlock, KnownBlock, TableBlock } from '@slack/types';
import { capitalize } from '../domain/characters.ts';
import type { Organization } from '../domain/organizations/store.ts';
import { type Matrix, type MatrixRow, matrixOf } from '../domain/role-templates/matrix.ts';
import type { Mark } from '../domain/role-templates/rights.ts';
import { groupWords } from '../messages/group-words.ts';
import { texts } from '../texts/texts.ts';
import { actions, button, context, preformatted } from './blocks.ts';
import { drawGrids } from './grid.ts';
import { matrixAction } from './roles/actions.ts';

type Shown = Pick<Organization, 'roles' | 'template'>;

const marks: Record<Mark, string> = { yes: '✓', 'in-groups': '✓¹', no: '·' };
/** Slack shows at most 20 cells in a row of a table. */
const MOST_CELLS = 20;

/** The button that opens the roles matrix, for forms and refusals. */
export function whatEachRoleCanDo({ id: organizationId }: Pick<Organization, 'id'>): ActionsBlock {
  return actions(button(matrixAction, { organizationId }, texts().matrix.button));
}

/** The role matrix in a fixed-width font, for surfaces without tables: modals and App Home. */
export function matrixGrids(organization: Shown): KnownBlock[] {
  const matrix = matrixOf(organization);
  const rows = matrix.rows.map(row => ({
    label: labelOf(row),
    marks: row.marks.map(mark => marks[mark]),
  }));
  return [
    ...drawGrids(matrix.roles, rows).map(grid => preformatted(grid)),
    ...footnotes(matrix, organization.template),
  ];
}

/** The role matrix as a table, which only messages can contain. With many roles, each is a row instead of a column. */
export function matrixTable(organization: Shown): KnownBlock[] {
  const matrix = matrixOf(organization);
  const said = texts().matrix;
  const labels = matrix.rows.map(labelOf);
  const isLyingDown = matrix.roles.length >= MOST_CELLS;
  const rows = isLyingDown
    ? matrix.roles.map((role, index) => [role, ...matrix.rows.map(row => marks[row.marks[index] ?? 'no'])])
    : matrix.rows.map((row, index) => [labels[index] ?? '', ...row.marks.map(mark => marks[mark])]);
  const head = isLyingDown ? [said.role, ...labels] : [said.permission, ...matrix.roles];
  const table: TableBlock = {
    type: 'table',
    rows: [head, ...rows].map(cells => cells.map(text => ({ type: 'raw_text', text }))),
    column_settings: head.map((_, index) =>
      index === 0 ? { align: 'left', is_wrapped: true } : { align: 'center' },
    ),
  };
  return [table, ...footnotes(matrix, organization.template)];
}

/** The same as lines of text, where Slack shows no blocks: "Invite people: Admin, Group Admin". */
export function matrixText(organization: Shown): string {
  const said = texts().matrix;
  const matrix = matrixOf(organization);
  return matrix.rows
    .map(row => {
      const names = matrix.roles.filter((_, index) => row.marks[index] !== 'no');
      return said.line({ permission: labelOf(row), roles: names.join(', ') || said.nobody });
    })
    .join('\n');
}

function labelOf({ permission }: MatrixRow): string {
  if ('capability' in permission) return capitalize(texts().capabilities[permission.capability]);
  const said: Readonly<Record<string, string>> = texts().matrix.rows;
  return said[permission.label] ?? permission.label;
}

function footnotes({ rows }: Matrix, template: Organization['template']): KnownBlock[] {
  const said = texts().matrix;
  const isLimited = rows.some(row => row.marks.includes('in-groups'));
  return [
    ...(isLimited ? [said.onlyInGroups({ many: groupWords(template).many })] : []),
    ...template.footnotes.map(each => said.footnotes[each]),
  ].map(note => context(note));
}
