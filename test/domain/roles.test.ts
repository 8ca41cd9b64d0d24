import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/domain/errors.ts';
import {
  type Access,
  administeredGroups,
  assertCanGrant,
  type Capability,
  can,
  canGrantRole,
  capabilities,
  covers,
  type Grant,
  type GroupLevel,
  hasEverywhere,
  type Permissions,
} from '../../src/domain/roles.ts';

const permissions = (
  held: Capability[],
  grants: Grant[] = [],
  groupAdminCapabilities: Capability[] = ['invitation:create'],
): Permissions => ({ role: { id: 'r', name: 'Giver', capabilities: held }, grants, groupAdminCapabilities });

const grant = (groupId: string, level: GroupLevel = 'access'): Grant => ({ groupId, level });
const access = (held: Capability[], grants: Grant[] = [], blankMeansAll = true): Access => ({
  role: { id: 'g', name: 'Given', capabilities: held },
  grants,
  blankMeansAll,
});

/** Why a grant is refused, or null when it isn't. */
function refusal(
  giver: Permissions,
  given: Access,
  capability: Capability = 'invitation:create',
): string | null {
  try {
    assertCanGrant(giver, capability, given);
    return null;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'cannot-grant') {
      return (error.data as { reason: string }).reason;
    }
    throw error;
  }
}

describe('capabilities', () => {
  const groupAdmin = permissions([], [grant('laptops', 'admin'), grant('phones')]);

  it('a person whose role has the capability can use it everywhere', () => {
    const admin = permissions(['invitation:create']);
    expect(can(admin, 'invitation:create')).toBe(true);
    expect(covers(admin, 'invitation:create', [])).toBe(true);
    expect(covers(admin, 'invitation:create', ['phones', 'unheard-of'])).toBe(true);
  });

  it('a person who administers a group can do what that allows, and nothing else', () => {
    expect(can(groupAdmin, 'invitation:create')).toBe(true);
    expect(can(groupAdmin, 'join-request:review')).toBe(false);
  });

  it('access to a group, or editing it, isn’t administration', () => {
    expect(can(permissions([], [grant('laptops'), grant('phones', 'edit')]), 'invitation:create')).toBe(
      false,
    );
  });

  it.each([
    { of: ['laptops'], reached: true },
    { of: ['laptops', 'phones'], reached: false },
    { of: ['phones'], reached: false },
    { of: [], reached: false },
  ])('a group admin may manage people of $of: $reached', ({ of, reached }) => {
    expect(covers(groupAdmin, 'invitation:create', of)).toBe(reached);
  });
});

describe('grants of one giver', () => {
  const owner = permissions([...capabilities]);
  const admin = permissions(capabilities.filter(capability => capability !== 'organization:own'));
  const groupAdmin = permissions([], [grant('laptops', 'admin'), grant('phones')]);

  it('an ADMIN can’t invite an OWNER', () => {
    expect(refusal(admin, access(['organization:own']))).toBe('role');
    expect(refusal(owner, access(['organization:own']))).toBeNull();
  });

  it('a group admin can’t grant a role with a capability for the whole organization', () => {
    expect(refusal(groupAdmin, access(['invitation:create'], [grant('laptops')]))).toBe('role');
  });

  it.each([
    { title: 'their own group', grants: [grant('laptops')], expected: null },
    { title: 'their own group to administer', grants: [grant('laptops', 'admin')], expected: null },
    { title: 'a group they only have access to', grants: [grant('phones')], expected: 'groups' },
    { title: 'a group of others', grants: [grant('laptops'), grant('tablets')], expected: 'groups' },
    { title: 'no group, which means all of them', grants: [], expected: 'all-groups' },
  ])('a group admin grants $title: $expected', ({ grants, expected }) => {
    expect(refusal(groupAdmin, access([], grants))).toBe(expected);
  });

  it('a group admin can’t grant no group where that means none', () => {
    expect(refusal(groupAdmin, access([], [], false))).toBe('groups');
  });

  it('an inviter can’t make group admins with more rights than their own', () => {
    const inviter = permissions(['invitation:create'], [], ['invitation:create', 'member:read']);
    expect(refusal(inviter, access([], [grant('laptops', 'admin')]))).toBe('role');
    expect(refusal(inviter, access([], [grant('laptops')]))).toBeNull();
  });
});

describe('grants of any giver', () => {
  const someCapabilities = fc.subarray([...capabilities]);
  const someGrants = fc.uniqueArray(
    fc.record({
      groupId: fc.constantFrom('a', 'b', 'c', 'd'),
      level: fc.constantFrom<GroupLevel>('access', 'edit', 'admin'),
    }),
    { selector: ({ groupId }) => groupId },
  );
  const anybody = fc
    .tuple(someCapabilities, someGrants, someCapabilities)
    .map(([held, grants, worth]) => permissions(held, grants, worth));
  const anything = fc
    .tuple(someCapabilities, someGrants, fc.boolean())
    .map(([held, grants, blank]) => access(held, grants, blank));
  const anyCapability = fc.constantFrom(...capabilities);

  /** What a person may use in one group: by role, or because they administer it. Written apart from the rules. */
  const usableIn = (who: Permissions, groupId: string) => {
    const isAdmin = who.grants.some(held => held.groupId === groupId && held.level === 'admin');
    return new Set([...who.role.capabilities, ...(isAdmin ? who.groupAdminCapabilities : [])]);
  };

  it('no grant contains a capability that the giver lacks', () => {
    fc.assert(
      fc.property(anybody, anything, anyCapability, (giver, given, capability) => {
        fc.pre(can(giver, capability) && refusal(giver, given, capability) === null);
        const held = new Set<string>(giver.role.capabilities);
        expect(given.role.capabilities.filter(each => !held.has(each))).toEqual([]);
      }),
    );
  });

  it('no grant contains a group in which the giver may not do this', () => {
    fc.assert(
      fc.property(anybody, anything, anyCapability, (giver, given, capability) => {
        fc.pre(can(giver, capability) && refusal(giver, given, capability) === null);
        const beyond = given.grants.filter(({ groupId }) => !usableIn(giver, groupId).has(capability));
        expect(beyond).toEqual([]);
        if (given.grants.length === 0) expect(hasEverywhere(giver, capability)).toBe(true);
      }),
    );
  });

  it('nobody becomes in a group what the giver isn’t there', () => {
    fc.assert(
      fc.property(anybody, anything, anyCapability, (giver, given, capability) => {
        fc.pre(can(giver, capability) && refusal(giver, given, capability) === null);
        const receiver: Permissions = { ...giver, role: given.role, grants: given.grants };
        for (const { groupId } of given.grants) {
          const mine = usableIn(giver, groupId);
          expect([...usableIn(receiver, groupId)].filter(each => !mine.has(each))).toEqual([]);
        }
      }),
    );
  });

  it('a person with every capability can grant everything', () => {
    fc.assert(
      fc.property(anything, anyCapability, someCapabilities, (given, capability, worth) => {
        expect(refusal(permissions([...capabilities], [], worth), given, capability)).toBeNull();
      }),
    );
  });

  it('a person who may manage somebody has the capability, and may manage each of their groups', () => {
    fc.assert(
      fc.property(anybody, anyCapability, fc.subarray(['a', 'b', 'c', 'd']), (who, capability, groups) => {
        fc.pre(covers(who, capability, groups));
        expect(can(who, capability)).toBe(true);
        for (const group of groups) expect(usableIn(who, group)).toContain(capability);
      }),
    );
  });

  it('a role can be granted exactly when it has nothing that the giver lacks', () => {
    fc.assert(
      fc.property(anybody, anything, (giver, { role }) => {
        const missing = role.capabilities.filter(each => !giver.role.capabilities.includes(each));
        expect(canGrantRole(giver, role)).toBe(missing.length === 0);
      }),
    );
  });

  it('the groups that a person administers are their own', () => {
    fc.assert(
      fc.property(anybody, who => {
        const mine = administeredGroups(who);
        expect(mine).toEqual(who.grants.filter(({ level }) => level === 'admin').map(each => each.groupId));
      }),
    );
  });
});
