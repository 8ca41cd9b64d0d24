import type { AccessSnapshot } from './events.ts';

/** One difference between two snapshots; `same-names`: a role or groups became others of the same name. */
export type Difference =
  | { what: 'name' | 'role'; from: string; to: string }
  | { what: 'groups'; from: string[]; to: string[]; template: Template }
  | { what: 'same-names' };

/** What the groups of a template are called, and what no group means in it. */
interface Template {
  id: string;
  blankGroups: 'all' | 'none';
}

/** The differences between a person's name, role and groups before and after; empty when there are none. */
export function differences(
  before: AccessSnapshot,
  after: AccessSnapshot,
  { id, blankGroups }: Template,
): Difference[] {
  const hasOthers = before.groups.join(', ') !== after.groups.join(', ');
  return [
    ...changeOf('name', before, after),
    ...changeOf('role', before, after),
    ...(hasOthers
      ? [
          {
            what: 'groups',
            from: before.groups,
            to: after.groups,
            template: { id, blankGroups },
          } as const,
        ]
      : []),
  ];
}

function changeOf(what: 'name' | 'role', before: AccessSnapshot, after: AccessSnapshot): Difference[] {
  return before[what] === after[what] ? [] : [{ what, from: before[what], to: after[what] }];
}
