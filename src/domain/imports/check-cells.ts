import type { Group } from '../groups/store.ts';
import { NAME_MOST } from '../organizations/rules.ts';
import type { Role } from '../organizations/store.ts';
import { formatGroups, parseGroups } from './csv/groups.ts';
import type { Findings } from './findings.ts';
import type { Names } from './names.ts';

/** The role that is meant, also when its case is wrong; null when none is. */
export function checkRole(value: string, roles: Names<Role>, findings: Findings): Role | null {
  if (value === '') {
    findings.error('Role', value, 'role-missing', { roles: [...roles.all] });
    return null;
  }
  const match = roles.match(value);
  if (match.kind === 'unknown') {
    findings.error('Role', value, 'unknown-role', { roles: [...roles.all], nearest: match.nearest });
    return null;
  }
  const { name } = match.named;
  if (match.kind === 'case') findings.warning('Role', value, 'role-case', { name }, name);
  return match.named;
}

/** The groups that are meant, each once, also when their case is wrong. */
export function checkGroups(value: string, groups: Names<Group>, findings: Findings): Group[] {
  const written = parseGroups(value, groups.all).map(name => ({ name, match: groups.match(name) }));
  const mended = written.map(({ name, match }) => (match.kind === 'unknown' ? name : match.named.name));
  const fix = formatGroups(mended);
  const meant = new Set<Group>();
  for (const { name, match } of written) {
    if (match.kind === 'unknown') {
      findings.error('Groups', name, 'unknown-group', { nearest: match.nearest });
      continue;
    }
    if (match.kind === 'case') {
      findings.warning('Groups', name, 'group-case', { name: match.named.name }, fix);
    }
    meant.add(match.named);
  }
  return [...meant];
}

/** The name on one line; null when there is none. */
export function checkName(value: string, groups: Names<Group>, findings: Findings): string | null {
  const name = value.replace(/\s+/gu, ' ').trim();
  if (name === '') return null;
  if (name.length > NAME_MOST) {
    findings.error('Name', value, 'name-too-long', { length: name.length, most: NAME_MOST });
  }
  // Letters that Windows-1252 makes of UTF-8 show that the file was saved in the wrong encoding on its way.
  if (/[\p{Cc}\ufffd]|Ã[\u0080-\u00bf]|â€/u.test(name)) findings.error('Name', value, 'name-damaged', {});
  const match = groups.match(name);
  if (match.kind === 'exact') findings.warning('Name', value, 'name-is-group', { group: match.named.name });
  return name;
}
