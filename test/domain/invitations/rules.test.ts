import { describe, expect, it } from 'vitest';
import { assertGroupsFor, matchGroups, matchRole } from '../../../src/domain/access/match.ts';
import { DomainError } from '../../../src/domain/errors.ts';
import { assertInvitable } from '../../../src/domain/invitations/rules.ts';
import { Names } from '../../../src/domain/names.ts';
import type { Organization } from '../../../src/domain/organizations/store.ts';
import { isFor } from '../../../src/domain/people/identity.ts';
import { senturo } from '../../../src/domain/role-templates/senturo.ts';
import { somebody } from '../people.ts';

const organization: Organization = {
  id: 'o',
  workspaceId: 'w',
  name: 'Lovelace Labs',
  approvalsChannelId: null,
  seatLimit: null,
  domains: [],
  includeSubdomains: false,
  invitationDays: null,
  reminderDays: null,
  requestDays: null,
  requestPauseDays: 1,
  inviteBy: 'dm',
  joinSlackUrl: null,
  acceptRoleId: null,
  acceptGroupIds: [],
  whenSomebodyLeaves: 'tell',
  weeklyDigest: true,
  welcomeMessage: null,
  contactSlackUserId: null,
  cooldownMinutes: null,
  timeZone: 'UTC',
  template: senturo,
  roles: senturo.roles.map((role, position) => ({ ...role, id: `r${position}`, position })),
};

const groups = ['Teacher Laptops', 'Student Devices', 'phones', 'Phones'].map((name, index) => ({
  id: `g${index}`,
  name,
}));

function fault(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, field: error.field, ...error.data };
    throw error;
  }
}

describe('the nearest name', () => {
  it.each([
    ['Analist', 'Analyst'],
    ['analyst', 'Analyst'],
    ['Grup Admin', 'Group Admin'],
    ['Adnim', 'Admin'],
    ['Boardcaster', 'Broadcaster'],
    ['Chief Executive', null],
    ['', null],
  ])('the nearest name to %j is %j', (value, expected) => {
    const names = senturo.roles.map(role => role.name);
    expect(new Names(names.map(name => ({ name }))).nearest(value)).toBe(expected);
  });

  it('the nearest name is null when there are no names', () => {
    expect(new Names([]).nearest('Analyst')).toBeNull();
  });
});

describe('a typed role', () => {
  it.each([
    ['Analyst', 'Analyst'],
    ['analyst', 'Analyst'],
    ['GROUP ADMIN', 'Group Admin'],
    ['r0', 'Admin'],
  ])('the typed role %j is %j', (value, name) => {
    expect(matchRole(value, organization).name).toBe(name);
  });

  it('an unknown role is refused, with the nearest and a list of all', () => {
    expect(fault(() => matchRole('Analist', organization))).toEqual({
      code: 'unknown-role',
      field: 'role',
      value: 'Analist',
      nearest: 'Analyst',
      roles: ['Admin', 'Group Admin', 'Investigator', 'Analyst', 'Broadcaster', 'Remote'],
    });
  });
});

describe('typed groups', () => {
  it('typed groups are found by id, by name, and by a name in another case, each once', () => {
    const found = matchGroups(['g1', 'student devices', 'Teacher Laptops', 'phones'], groups);
    expect(found.map(group => group.id)).toEqual(['g1', 'g0', 'g2']);
  });

  it.each([
    ['Caf\u00e9', 'Cafe\u0301'],
    ['Cafe\u0301', 'Caf\u00e9'],
    ['Z\u00fcrich', 'zu\u0308rich'],
    ['\u1e9b\u0323', '\u1e9b\u0323'.normalize('NFD')],
  ])(
    'typed groups and roles match with any writing of accents, as in a file: kept %j, written %j',
    (kept, written) => {
      const named = { id: 'named', name: kept };
      expect(matchGroups([written], [...groups, named])).toEqual([named]);
      const [role] = organization.roles;
      if (!role) throw new Error('There is no role.');
      expect(matchRole(written, { roles: [{ ...role, name: kept }] })).toMatchObject({ name: kept });
      expect(new Names([named]).match(written)).toMatchObject({ named });
    },
  );

  it('typed groups are refused when two names differ only in case and neither was typed exactly', () => {
    expect(fault(() => matchGroups(['PHONES'], groups))).toMatchObject({
      code: 'unknown-group',
      value: 'PHONES',
    });
    expect(matchGroups(['Phones'], groups)).toEqual([groups[3]]);
  });

  it('an unknown group is refused, with the nearest', () => {
    expect(fault(() => matchGroups(['Teacher Laptop'], groups))).toMatchObject({
      code: 'unknown-group',
      field: 'groups',
      nearest: 'Teacher Laptops',
    });
  });
});

describe('people who can be invited', () => {
  it.each([
    [{ isBot: true, isDeactivated: true }, 'bot'],
    [{ isDeactivated: true }, 'deactivated'],
    [{ isExternal: true }, 'external'],
  ])('a person with %j can’t be invited', (about, reason) => {
    expect(fault(() => assertInvitable(somebody(about)))).toEqual({
      code: 'uninvitable-person',
      field: 'email',
      who: 'Ada Lovelace',
      reason,
    });
  });

  it.each([[{}], [{ isGuest: true }], [{ isWorkspaceAdmin: true }]])(
    'a person with %j can be invited',
    about => {
      expect(fault(() => assertInvitable(somebody(about)))).toBeUndefined();
    },
  );
});

describe('the person an invitation is for', () => {
  it.each([
    { bound: null, person: {}, is: true },
    { bound: null, person: { email: 'grace@example.com' }, is: false },
    { bound: null, person: { email: null }, is: false },
    { bound: null, person: { isEmailConfirmed: false }, is: false },
    { bound: 'U1', person: { email: 'married@example.com' }, is: true },
    { bound: 'U2', person: {}, is: false },
  ])('an invitation linked to $bound is for the person $person: $is', ({ bound, person, is }) => {
    expect(isFor({ email: 'ada@example.com', slackUserId: bound, account: null }, somebody(person))).toBe(is);
  });
});

describe('a role that acts inside groups', () => {
  const role = (name: string) => matchRole(name, organization);

  it('a role that acts inside groups is refused without any', () => {
    expect(fault(() => assertGroupsFor(role('Group Admin'), 0))).toEqual({
      code: 'role-needs-groups',
      field: 'groups',
      role: 'Group Admin',
    });
  });

  it('a role that acts inside groups is granted with one; other roles need none', () => {
    expect(fault(() => assertGroupsFor(role('Group Admin'), 1))).toBeUndefined();
    expect(fault(() => assertGroupsFor(role('Analyst'), 0))).toBeUndefined();
  });
});
