import { describe, expect, it } from 'vitest';
import { chooseCurrent } from '../../src/domain/my-organizations/current.ts';
import type { Organization, OrganizationMembership } from '../../src/domain/organizations/store.ts';

const membership = (
  id: string,
  state: OrganizationMembership['state'],
  isCurrent = false,
): OrganizationMembership => ({
  organization: { id } as Organization,
  state,
  role: null,
  isCurrent,
});
const chosen = (...memberships: OrganizationMembership[]) =>
  chooseCurrent(memberships)?.organization.id ?? null;

describe('the organization in which a person acts', () => {
  it('a person acts in the organization that they chose, even without being a member', () => {
    expect(chosen(membership('a', 'active'), membership('b', 'active', true))).toBe('b');
    expect(chosen(membership('a', 'active'), membership('b', null, true))).toBe('b');
  });

  it('a person doesn’t act in the organization that they chose once they are deactivated there', () => {
    expect(
      chosen(membership('a', null), membership('b', 'deactivated', true), membership('c', 'active')),
    ).toBe('c');
  });

  it('a person acts in the first organization of which they are an active member, where they chose none', () => {
    expect(chosen(membership('a', null), membership('b', 'deactivated'), membership('c', 'active'))).toBe(
      'c',
    );
  });

  it('anybody else acts in the first organization of the workspace, and in none before the set-up', () => {
    expect(chosen(membership('a', null), membership('b', null))).toBe('a');
    expect(chosen()).toBeNull();
  });
});
