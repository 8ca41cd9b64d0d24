import type { IncomingMessage, ServerResponse } from 'node:http';
import { AuthorizationRefused } from '../authorization-request.ts';
import { placesPage, refusalPage } from '../html-page.ts';
import { formOf, type PageReply, servePage } from '../page-endpoint.ts';
import type { World } from '../world.ts';
import { allowed, cancelled, readInstallRequest } from './authorization.ts';
import { installPage } from './page.ts';
import { placesFor } from './places.ts';

export const oauthPath = '/oauth/v2/authorize';

async function answer({ oauth }: World, request: IncomingMessage, url: URL): Promise<PageReply> {
  try {
    const asked = readInstallRequest(oauth, url.searchParams);
    const places = placesFor(oauth, asked.team);
    const chosen = url.searchParams.get('place');
    const place = chosen === null && places.length === 1 ? places[0] : places.find(({ id }) => id === chosen);
    const form = request.method === 'POST' ? await formOf(request) : undefined;
    if (form && form.get('decision') !== 'allow') return redirect(cancelled(asked));
    const { name } = oauth.configuration;
    if (!place) return { status: 200, body: placesPage(url, `Install ${name}`, places), type: 'text/html' };
    if (form) return redirect(allowed(oauth, asked, place, form.get('person') ?? ''));
    return { status: 200, body: installPage(url, name, place, asked), type: 'text/html' };
  } catch (error) {
    if (!(error instanceof AuthorizationRefused)) throw error;
    return { status: 400, body: refusalPage(error.message), type: 'text/html' };
  }
}

const redirect = (location: string): PageReply => ({ status: 302, body: '', type: 'text/plain', location });

/** Serves the page on which one installs the app; its faults are named `oauth/v2/authorize`. */
export async function serveOAuth(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  await servePage(world, request, response, url, () => answer(world, request, url));
}
