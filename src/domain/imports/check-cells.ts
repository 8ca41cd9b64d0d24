import { isUnclear, tidy } from '../characters.ts';
import { limits } from '../limits.ts';
import type { Match, Names } from '../names.ts';
import type { Role } from '../organizations/store.ts';
import type { Group } from '../roles.ts';
import { formatGroups, type GroupReader } from './csv/groups.ts';
import type { Findings } from './findings.ts';

/** Finds the role that a cell means, even when its case is wrong; null when there is none. */
export function checkRole(value: string, roles: Names<Role>, findings: Findings): Role | null {
  if (value === '') {
    findings.error('Role', value, 'role-missing', { roles: [...roles.all] });
    return null;
  }
  const match = roles.match(value);
  if (match.kind === 'unknown') {
    findings.error('Role', value, 'unknown-role', { roles: [...roles.all], nearest: roles.nearest(value) });
    return null;
  }
  const { name } = match.named;
  if (match.kind === 'case') findings.warning('Role', value, 'role-case', { name }, name);
  return match.named;
}

/** A row lists at most this many unknown groups one by one; a review shows no more. */
const MAX_UNKNOWN = 20;

/** What a cell says about groups. */
export interface CheckedGroups {
  /** Each group once, even when its case is wrong. */
  meant: Group[];
  /** The cell contains no name. */
  isBlank: boolean;
}

/** The groups of an organization, as a check needs them. */
export interface KnownGroups {
  groups: Names<Group>;
  /** The groups whose names the uploader can see. */
  nameable: Names<Group>;
  readGroups: GroupReader;
}

/** Finds the groups that a cell means. */
export function checkGroups(
  value: string,
  { groups, nameable, readGroups: read }: KnownGroups,
  findings: Findings,
): CheckedGroups {
  if (value.length > limits.groupsCell) {
    findings.error('Groups', value, 'groups-too-long', { length: value.length, most: limits.groupsCell });
    return { meant: [], isBlank: false };
  }
  const written = [...new Set(read(value))].map(name => ({ name, match: groups.match(name) }));
  const meant = new Set<Group>();
  let unknown = 0;
  let fix: string | undefined;
  for (const { name, match } of written) {
    if (match.kind === 'unknown') {
      unknown += 1;
      if (unknown <= MAX_UNKNOWN)
        findings.error('Groups', name, 'unknown-group', { nearest: nameable.nearest(name) });
      continue;
    }
    if (match.kind === 'case') {
      fix ??= formatGroups([...new Set(written.map(corrected))], read);
      findings.warning('Groups', name, 'group-case', { name: match.named.name }, fix);
    }
    meant.add(match.named);
  }
  if (unknown > MAX_UNKNOWN) {
    findings.error('Groups', '', 'more-unknown-groups', { count: unknown - MAX_UNKNOWN });
  }
  return { meant: [...meant], isBlank: written.length === 0 };
}

const corrected = ({ name, match }: { name: string; match: Match<Group> }) =>
  match.kind === 'unknown' ? name : match.named.name;

/** The letters that appear when a program reads UTF-8 as Windows-1252. */
const damaged = /[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€/u;

/** The name on one line; null when there is none. */
export function checkName(value: string, groups: Names<Group>, findings: Findings): string | null {
  const name = value.length > limits.cell ? value : tidy(value);
  if (name === '') return null;
  if (name.length > limits.name) {
    findings.error('Name', value, 'name-too-long', { length: name.length, most: limits.name });
    return name;
  }
  if (damaged.test(name) || isUnclear(name)) findings.error('Name', value, 'name-damaged', {});
  const match = groups.match(name);
  if (match.kind === 'exact') findings.warning('Name', value, 'name-is-group', { group: match.named.name });
  return name;
}
