import type { KnownBlock } from '@slack/types';
import type { Organization, Role } from '../domain/organizations/store.ts';
import type { PermissionRow } from '../domain/role-templates/template.ts';
import { capabilityLabels } from '../messages/capability-labels.ts';
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
  const own = organization.roles.filter(role => isOwn(organization, role)).map(role => context(rights(role)));
  const table = matrixTable(organization);
  if (table.every(row => row.length <= WIDEST)) {
    return [preformatted(table.join('\n')), ...footnotes, ...own];
  }
  const rows = template.matrix.map(row => paragraph(bold(row.label), `: ${rolesOf(organization, row)}`));
  return [richText({ type: 'rich_text_list', style: 'bullet', elements: rows }), ...footnotes, ...own];
}

/** The roles of the template that still exist, each with its original name. */
function fromTemplate({ roles, template }: Shown): { now: string; then: string }[] {
  return roles.flatMap(({ name, position }) => {
    const then = template.roles[position]?.name;
    return then === undefined ? [] : [{ now: name, then }];
  });
}

/** Did the organization add this role, or change its rights? */
function isOwn({ template }: Shown, { position, capabilities }: Role): boolean {
  const origin = template.roles[position];
  return !origin || [...origin.capabilities].sort().join() !== [...capabilities].sort().join();
}

function rights({ name, capabilities }: Role): string {
  const may = capabilities.map(each => capabilityLabels[each]).join(', ');
  return `In this organization ${name} may ${may || 'change nobody'}.`;
}

function rolesOf(organization: Shown, { roles }: PermissionRow): string {
  const all = fromTemplate(organization);
  const named = all.filter(({ then }) => roles.includes(then));
  if (named.length === 0) return 'nobody';
  return named.length === all.length ? 'everybody' : named.map(({ now }) => now).join(', ');
}

function matrixTable(organization: Shown): string[] {
  const { matrix } = organization.template;
  const roles = fromTemplate(organization);
  const width = Math.max(...matrix.map(row => row.label.length));
  const head = [' '.repeat(width), ...roles.map(({ now }) => now)].join('  ');
  const rows = matrix.map(row =>
    [
      row.label.padEnd(width),
      ...roles.map(({ now, then }) => center(row.roles.includes(then) ? '✔' : '·', now.length)),
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
