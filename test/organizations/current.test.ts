import { describe, expect, it } from 'vitest';
import { chooseCurrent } from '../../src/domain/organizations/current.ts';
import type { Organization, OrganizationMembership } from '../../src/domain/organizations/store.ts';

const place = (id: string, state: OrganizationMembership['state'], isCurrent = false): OrganizationMembership => ({
  organization: { id } as Organization,
  state,
  role: null,
  isCurrent,
});
const chosen = (...places: OrganizationMembership[]) => chooseCurrent(places)?.organization.id ?? null;

describe('the organization in which a person acts', () => {
  it('is the one that they chose, also as no member', () => {
    expect(chosen(place('a', 'active'), place('b', 'active', true))).toBe('b');
    expect(chosen(place('a', 'active'), place('b', null, true))).toBe('b');
  });

  it('is not the one that they chose once they are deactivated there', () => {
    expect(chosen(place('a', null), place('b', 'deactivated', true), place('c', 'active'))).toBe('c');
  });

  it('is the first of which they are an active member, where they chose none', () => {
    expect(chosen(place('a', null), place('b', 'deactivated'), place('c', 'active'))).toBe('c');
  });

  it('is the first of the workspace for anybody else, and none before the set-up', () => {
    expect(chosen(place('a', null), place('b', null))).toBe('a');
    expect(chosen()).toBeNull();
  });
});
