import SCIMMY from 'scimmy';
import './user-resource.ts';
import { addressOf, answer, listOf, MOST, newScim, notFound, type ScimParts } from './env.ts';

const { User, Group } = SCIMMY.Schemas;

/** What Foyer's SCIM can do, and what users and groups have. Source: RFC 7643, Service Provider Configuration Schema */
export function discoveryRoutes(parts: ScimParts) {
  const scim = newScim();
  const at = (path: string) => addressOf(parts, path);
  const schemas = [User, Group].map(({ definition }) => definition.describe(at('/Schemas')));
  const resourceTypes = [
    { id: 'User', endpoint: '/Users', schema: User.id, description: 'A member of the organization' },
    { id: 'Group', endpoint: '/Groups', schema: Group.id, description: 'A group of the organization' },
  ].map(type => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    name: type.id,
    ...type,
    meta: { resourceType: 'ResourceType', location: at(`/ResourceTypes/${type.id}`) },
  }));
  scim.get('/ServiceProviderConfig', context =>
    answer(context, 200, {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
      patch: { supported: true },
      bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
      filter: { supported: true, maxResults: MOST },
      changePassword: { supported: false },
      sort: { supported: false },
      etag: { supported: false },
      authenticationSchemes: [
        {
          type: 'oauthbearertoken',
          name: 'API key',
          description: 'A key from Foyer’s settings in Slack, in the header Authorization: Bearer foyer_…',
          primary: true,
        },
      ],
      meta: { resourceType: 'ServiceProviderConfig', location: at('/ServiceProviderConfig') },
    }),
  );
  for (const [path, all] of [
    ['/Schemas', schemas],
    ['/ResourceTypes', resourceTypes],
  ] as const) {
    const resources: readonly { id: string }[] = all;
    scim.get(path, context => answer(context, 200, listOf([...resources], resources.length, 1)));
    scim.get(`${path}/:id`, context => {
      const found = resources.find(({ id }) => id === context.req.param('id'));
      if (!found) throw notFound();
      return answer(context, 200, found);
    });
  }
  return scim;
}
