import { OpenAPIHono } from '@hono/zod-openapi';
import { pageHeaders } from '../pages/headers.ts';
import type { ApiEnv } from './env.ts';
import { referencePage } from './reference-page.ts';

const ABOUT = {
  openapi: '3.1.0',
  info: {
    title: 'Foyer',
    version: '1',
    description:
      'Who is a member of what. Each key has one organization, and acts for the member who made it. Within version 1 answers gain fields and lose none.',
  },
} as const;

/** The API's description: as OpenAPI for programs, and as a page for people. */
export function documentRoutes(api: OpenAPIHono<ApiEnv>): OpenAPIHono<ApiEnv> {
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key from Foyer’s settings in Slack: `Authorization: Bearer foyer_…`.',
  });
  const routes = new OpenAPIHono<ApiEnv>();
  let document: ReturnType<typeof api.getOpenAPI31Document> | undefined;
  const described = () => {
    document ??= api.getOpenAPI31Document(ABOUT);
    return document;
  };
  routes.get('/v1/openapi.json', context => context.json(described()));
  routes.use('/v1', pageHeaders({ signIn: undefined }));
  routes.get('/v1', context => context.html(referencePage(described())));
  return routes;
}
