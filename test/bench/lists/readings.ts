import { randomUUID } from 'node:crypto';
import { type AuditLogQuery, readAuditLog } from '../../../src/domain/audit/audit-log.ts';
import { manageGroups } from '../../../src/domain/groups/manage.ts';
import { homeFacts } from '../../../src/domain/home/facts.ts';
import { invite } from '../../../src/domain/invitations/invite.ts';
import {
  allInvited,
  type InvitationsQuery,
  invitedUsers,
} from '../../../src/domain/invitations/invited-users.ts';
import { currentUsers, everybody, type MembersQuery } from '../../../src/domain/members/current-users.ts';
import { PAGE_SIZE } from '../../../src/domain/page.ts';
import { FREQUENT, FREQUENT_ROLE, RARE } from './generate.ts';
import type { Place } from './stage.ts';

/** A reading by a person and its expected result. */
export interface Reading {
  name: string;
  /** Comes before the first. */
  prepare?(place: Place): Promise<void>;
  /** Reads once. @throws when what it shows is not what it must show */
  read(place: Place): Promise<void>;
}

/** The rows that one page must have: a full page, or exactly this many of this kind. */
interface Expected {
  items?: number;
  every?: (name: string) => boolean;
}

function check(name: string, names: string[], { items = PAGE_SIZE, every }: Expected): void {
  const isWrong = names.length !== items || (every && !names.every(every));
  if (isWrong) throw new Error(`"${name}" shows ${names.length} of ${items}: ${names.join(', ')}`);
}

function members(
  name: string,
  wanted: (place: Place) => Partial<MembersQuery>,
  expected: (place: Place) => Expected = () => ({}),
  by: 'admin' | 'regional' = 'admin',
): Reading {
  return {
    name: `Current users: ${name}`,
    async read(place) {
      const asked = { ...everybody, ...wanted(place) };
      const { list } = await currentUsers(place.domain, place[by], place.organizationId, asked);
      check(
        name,
        list.items.map(each => each.name),
        expected(place),
      );
    },
  };
}

function invited(
  name: string,
  wanted: (place: Place) => Partial<InvitationsQuery>,
  expected: (place: Place) => Expected = () => ({}),
  by: 'admin' | 'regional' = 'admin',
): Reading {
  return {
    name: `Invited users: ${name}`,
    async read(place) {
      const asked = { ...allInvited, ...wanted(place) };
      const { list } = await invitedUsers(place.domain, place[by], place.organizationId, asked);
      check(
        name,
        list.items.map(each => each.name ?? ''),
        expected(place),
      );
    },
  };
}

function auditLogReading(
  name: string,
  wanted: (place: Place) => Partial<AuditLogQuery>,
  full = true,
): Reading {
  return {
    name: `Audit trail: ${name}`,
    async read(place) {
      const asked = { person: null, noun: null, from: null, ...wanted(place) };
      const found = await readAuditLog(place.domain, place.admin, place.organizationId, asked);
      if (full && found.auditLog.entries.length !== PAGE_SIZE) throw new Error(`"${name}" shows too little.`);
    },
  };
}

const one = () => ({ items: 1, every: (name: string) => name.includes(RARE) });
/** Of a short list, fewer than a page may match. */
const some =
  (oneIn: number) =>
  ({ size }: Place): Expected => ({ items: Math.min(PAGE_SIZE, Math.floor(size / oneIn)) });
const frequent = (place: Place) => ({
  ...some(100)(place),
  every: (name: string) => name.includes(FREQUENT),
});

/** Writes, so it comes after all that reads. */
function inviting(name: string, seatLimit: number | null): Reading {
  return {
    name: `Inviting one person: ${name}`,
    async prepare({ domain, organizationId }) {
      await domain.db.organization.update({ where: { id: organizationId }, data: { seatLimit } });
    },
    async read({ domain, admin, organizationId }) {
      const email = `${randomUUID()}@bench.example`;
      const given = {
        role: FREQUENT_ROLE,
        groups: [],
        note: null,
        requestKey: null,
        name: null,
        person: null,
      };
      await invite(domain, admin, { organizationId, email, ...given });
    },
  };
}

/** Every reading of a list in a request. */
export const readings: Reading[] = [
  members('page one', () => ({})),
  members('page ten thousand', ({ deep }) => ({ from: { after: deep.member } })),
  members('back from there', ({ deep }) => ({ from: { before: deep.member } })),
  members('newest first', () => ({ sort: 'newest' })),
  members('newest first, from the middle', ({ deep }) => ({ sort: 'newest', from: { after: deep.member } })),
  members('by role', () => ({ sort: 'role' })),
  members('by role, from the middle', ({ deep }) => ({ sort: 'role', from: { after: deep.member } })),
  members('search of a rare name', () => ({ search: RARE }), one),
  members('search of a frequent name', () => ({ search: FREQUENT }), frequent),
  members('search of one letter', () => ({ search: 'q' })),
  members('of a rare role', ({ roles }) => ({ roleId: roles.rare }), some(1_000)),
  members(
    'of a rare group',
    ({ groups }) => ({ groupId: groups.rare }),
    ({ size }) => ({
      items: Math.min(PAGE_SIZE, Math.ceil(size / 10_000)),
    }),
  ),
  members('of a frequent group', ({ groups }) => ({ groupId: groups.frequent })),
  members('deactivated', () => ({ state: 'deactivated' }), some(20)),
  members('of a group-scoped admin', () => ({}), some(50), 'regional'),
  invited('page one', () => ({})),
  invited('page ten thousand', ({ deep }) => ({ from: { after: deep.invitation } })),
  invited('back from there', ({ deep }) => ({ from: { before: deep.invitation } })),
  invited('by address', () => ({ sort: 'email' })),
  invited('by role', () => ({ sort: 'role' })),
  invited('by role, from the middle', ({ deep }) => ({ sort: 'role', from: { after: deep.invitation } })),
  invited('search of a rare name', () => ({ search: RARE }), one),
  invited('search of a frequent name', () => ({ search: FREQUENT }), frequent),
  invited('search of one letter', () => ({ search: 'q' })),
  invited('of a rare role', ({ roles }) => ({ roleId: roles.rare }), some(1_000)),
  invited('of a frequent group', ({ groups }) => ({ groupId: groups.frequent })),
  invited('could not be delivered', () => ({ deliveryFilter: 'failed' }), some(1_000)),
  invited('of one inviter', ({ admin }) => ({ inviter: admin.slackUserId })),
  invited('of a group-scoped admin', () => ({}), some(50), 'regional'),
  auditLogReading('page one', () => ({})),
  auditLogReading('page ten thousand', ({ deep }) => ({ from: { before: deep.entry } })),
  auditLogReading('of a rare kind', () => ({ noun: 'group' }), false),
  auditLogReading('of one person', ({ admin: { slackUserId, email } }) => ({
    person: { slackUserId, email },
  })),
  {
    name: 'Groups: a page with its counts',
    async read({ domain, admin, organizationId }) {
      const { list } = await manageGroups(domain, admin, organizationId, 0);
      if (list.items.length !== PAGE_SIZE) throw new Error('The page of groups is not full.');
    },
  },
  {
    name: 'App Home: everything on it',
    async read({ domain, admin }) {
      const { overview } = await homeFacts(domain, admin);
      if (!overview?.invited || !overview.members) throw new Error('App Home shows no counts.');
    },
  },
  inviting('no seat limit', null),
  inviting('ten million seats', 10_000_000),
];
