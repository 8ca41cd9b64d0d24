import { z } from 'zod';
import type { Transaction } from '../../database/client.ts';
import { type ActingMember, authorise } from '../access/acting-member.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { alone, type Locks, type RightsReader } from '../locks.ts';
import { operation } from '../operation/operation.ts';
import type { Role } from '../organizations/store.ts';
import { rightsOf } from '../role-templates/rights.ts';
import { capabilities } from '../roles.ts';
import { assertMayChange, isTopRole, MAX_ROLES, parseRole } from './rules.ts';
import { insertRole, markRemoved, organizationOfRole, type RoleUse, updateRole, useOfRole } from './store.ts';

const CAPABILITY = 'organization:edit';

/**
 * Loads a role and checks that the actor may change it. @throws DomainError role-not-found, not-allowed, cannot-grant
 */
async function roleWithin(
  db: RightsReader,
  actor: Person,
  roleId: string,
): Promise<{ role: Role; acting: ActingMember }> {
  const organizationId = await organizationOfRole(db, roleId);
  if (!organizationId) throw new DomainError('role-not-found', {});
  const acting = await authorise(db, actor, organizationId, CAPABILITY);
  const role = acting.organization.roles.find(({ id }) => id === roleId);
  if (!role) throw new DomainError('role-not-found', {});
  assertMayChange(acting.permissions, role);
  return { role, acting };
}

/** Locks taken while a role is changed. @throws DomainError role-not-found */
async function lockOfRole(tx: Transaction, roleId: string): Promise<Locks> {
  const organizationId = await organizationOfRole(tx, roleId);
  if (!organizationId) throw new DomainError('role-not-found', {});
  return alone(organizationId);
}

/** A role and where it is used, for its modal. @throws DomainError role-not-found, not-allowed, cannot-grant */
export async function roleToChange(
  { db }: Domain,
  actor: Person,
  roleId: string,
): Promise<{ role: Role; acting: ActingMember; use: RoleUse }> {
  const found = await roleWithin(db, actor, roleId);
  return { ...found, use: await useOfRole(db, roleId) };
}

const written = {
  name: z.string(),
  description: z.string(),
  capabilities: z.array(z.enum(capabilities)),
};

/**
 * Adds a role. The actor can give it only rights that they have.
 * Source: product.md, Role templates ("may then change its roles")
 */
export const addRole = operation({
  name: 'addRole',
  input: z.object({ organizationId: z.uuid(), groupLevel: z.enum(['access', 'edit', 'admin']), ...written }),
  fails: [
    'organization-not-found',
    'not-allowed',
    'cannot-grant',
    'too-many-roles',
    'invalid-name',
    'unclear-name',
    'name-looks-alike',
    'duplicate-role',
    'text-too-long',
  ],
  lock: (_, { organizationId }) => alone(organizationId),
  async run({ tx, actor, audit, record, fail }, { organizationId, groupLevel, ...given }): Promise<string> {
    const { organization, permissions } = await authorise(tx, actor, organizationId, CAPABILITY);
    const role = parseRole(given, { organization, permissions });
    if (organization.roles.length >= MAX_ROLES) {
      throw fail('too-many-roles', { most: MAX_ROLES }, 'name');
    }
    // The template's own roles keep their positions, even after they are renamed.
    const taken = organization.roles.map(({ position }) => position);
    const position = Math.max(organization.template.roles.length - 1, ...taken) + 1;
    await insertRole(tx, { ...role, organizationId, position, groupLevel });
    audit({ organizationId, action: 'role.add', subject: role.name, after: { ...role, groupLevel } });
    record({ type: 'organization.changed', organizationId });
    return role.name;
  },
});

/**
 * Changes the name, description and rights of a role for all its members, and notifies them when its rights change. The
 * top role keeps all its rights, and nobody can change the rights of their own role.
 */
export const editRole = operation({
  name: 'editRole',
  input: z.object({ roleId: z.uuid(), ...written }),
  fails: [
    'role-not-found',
    'organization-not-found',
    'not-allowed',
    'cannot-grant',
    'own-role',
    'invalid-name',
    'unclear-name',
    'name-looks-alike',
    'duplicate-role',
    'text-too-long',
  ],
  lock: (tx, { roleId }) => lockOfRole(tx, roleId),
  async run(
    { tx, actor, audit, record, fail },
    { roleId, ...given },
  ): Promise<{ before: string; name: string }> {
    const { role: before, acting } = await roleWithin(tx, actor, roleId);
    const { organization, member, permissions } = acting;
    const parsed = parseRole(isTopRole(before) ? { ...given, capabilities: [] } : given, {
      organization,
      permissions,
      except: before,
    });
    const after = isTopRole(before) ? { ...parsed, capabilities: [...before.capabilities] } : parsed;
    const sameRights = [...before.capabilities].sort().join() === [...after.capabilities].sort().join();
    if (!sameRights && permissions.role.id === roleId) throw fail('own-role', { role: before.name });
    const was = {
      name: before.name,
      description: before.description,
      capabilities: [...before.capabilities],
    };
    if (sameRights && was.name === after.name && was.description === after.description) {
      return { before: was.name, name: was.name };
    }
    await updateRole(tx, roleId, after);
    audit({
      organizationId: organization.id,
      action: 'role.edit',
      subject: was.name,
      before: was,
      after: { ...after },
    });
    record({ type: 'organization.changed', organizationId: organization.id, isOnCards: true });
    if (!sameRights) {
      record({
        type: 'role.changed',
        organizationId: organization.id,
        roleId,
        by: { memberId: member.id, slackUserId: actor.slackUserId },
        role: after.name,
        gained: after.capabilities.filter(each => !was.capabilities.includes(each)),
        lost: was.capabilities.filter(each => !after.capabilities.includes(each)),
        inGroups: rightsOf({ capabilities: [], groupLevel: before.groupLevel }, organization.template)
          .inGroups,
      });
    }
    return { before: was.name, name: after.name };
  },
});

/** Removes a role that nobody has and no invite link gives. The top role can't be removed. */
export const removeRole = operation({
  name: 'removeRole',
  input: z.object({ roleId: z.uuid() }),
  fails: [
    'role-not-found',
    'organization-not-found',
    'not-allowed',
    'cannot-grant',
    'top-role',
    'role-in-use',
  ],
  lock: (tx, { roleId }) => lockOfRole(tx, roleId),
  async run({ tx, now, actor, audit, record, fail }, { roleId }): Promise<string> {
    const { role, acting } = await roleWithin(tx, actor, roleId);
    if (isTopRole(role)) throw fail('top-role', { role: role.name });
    const use = await useOfRole(tx, roleId);
    if (use.members + use.invitations + use.inviteLinks > 0) {
      throw fail('role-in-use', { role: role.name, ...use });
    }
    await markRemoved(tx, roleId, now);
    const { name, description } = role;
    const { id: organizationId } = acting.organization;
    audit({
      organizationId,
      action: 'role.remove',
      subject: name,
      before: { name, description, capabilities: [...role.capabilities] },
    });
    record({ type: 'organization.changed', organizationId, isOnCards: true });
    return name;
  },
});
