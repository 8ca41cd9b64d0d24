import { z } from '@hono/zod-openapi';
import { authorise } from '../../../domain/access/acting-member.ts';
import { permissionsIn } from '../../../domain/access/check.ts';
import { listGroups } from '../../../domain/access/store.ts';
import { DomainError } from '../../../domain/errors.ts';
import { organizationHere } from '../../../domain/organizations/organization-here.ts';
import type { Organization } from '../../../domain/organizations/store.ts';
import { type ApiParts, idParam, json, newApi, route } from '../env.ts';
import { groupShape, organizationShape, roleOf, roleShape } from '../shapes.ts';

const all = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) });

const list = route('organization:read', {
  method: 'get',
  path: '/v1/organizations',
  summary: 'List the organizations of this key',
  responses: { 200: json(all(organizationShape), 'A key has one organization.') },
});

const read = route('organization:read', {
  method: 'get',
  path: '/v1/organizations/{id}',
  summary: 'Read an organization',
  request: { params: idParam },
  responses: { 200: json(organizationShape, 'The organization of the key.') },
});

const groups = route('organization:read', {
  method: 'get',
  path: '/v1/groups',
  summary: 'List groups',
  responses: { 200: json(all(groupShape.openapi('Group')), 'All groups, by name.') },
});

const roles = route('organization:read', {
  method: 'get',
  path: '/v1/roles',
  summary: 'List roles',
  responses: { 200: json(all(roleShape), 'All roles, the top one first.') },
});

function organizationOf(organization: Organization): z.output<typeof organizationShape> {
  const { id, name, template, seatLimit, timeZone } = organization;
  const permissions = permissionsIn(organization);
  return { id, name, template: template.id, permissions, seats: { limit: seatLimit }, timeZone };
}

/** The routes of an organization, its groups and its roles. */
export function organizationRoutes({ domain: { db } }: ApiParts) {
  const api = newApi();
  api.openapi(list, async context => {
    const { actor, organizationId } = context.get('key');
    const { organization } = await authorise(db, actor, organizationId, READS);
    return context.json({ items: [organizationOf(organization)] }, 200);
  });
  api.openapi(read, async context => {
    const { actor, organizationId } = context.get('key');
    const { organization } = await authorise(db, actor, organizationId, READS);
    if (context.req.valid('param').id !== organizationId) throw new DomainError('organization-not-found', {});
    return context.json(organizationOf(organization), 200);
  });
  api.openapi(groups, async context => {
    const { actor, organizationId } = context.get('key');
    await authorise(db, actor, organizationId, READS);
    return context.json({ items: await listGroups(db, { organizationId }) }, 200);
  });
  api.openapi(roles, async context => {
    const { actor, organizationId } = context.get('key');
    const organization = await organizationHere(db, actor, organizationId);
    return context.json({ items: organization.roles.map(roleOf) }, 200);
  });
  return api;
}

/** Groups and settings are seen by those who see all members. */
const READS = 'member:read';
