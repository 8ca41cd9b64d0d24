import type { RawRow } from '../../../src/domain/imports/csv/file.ts';
import type { Someone } from '../organization.ts';

export const admin: Someone = { id: 'U0GRACE', name: 'Grace Hopper', email: 'grace@bench.example' };

/** People to invite, all of them in Slack. */
export function crowdOf(size: number): Someone[] {
  return Array.from({ length: size }, (_, index) => ({
    id: `U${String(index).padStart(8, '0')}`,
    name: `Person ${index}`,
    email: `person${index}@bench.example`,
  }));
}

/** What a file says of each of them: a role, for every other one a group, for every fourth one two. */
export function rowsFor(crowd: Someone[]): RawRow[] {
  return crowd.map(({ name, email }, index) => ({
    line: index + 2,
    email,
    role: index % 3 === 0 ? 'Analyst' : 'Remote',
    groups: index % 4 === 0 ? 'Teacher Laptops, Student Devices' : index % 2 === 0 ? 'Student Devices' : '',
    name,
  }));
}
