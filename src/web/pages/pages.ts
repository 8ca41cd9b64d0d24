import type { IncomingHttpHeaders } from 'node:http';
import { Hono } from 'hono';
import { languageDetector } from 'hono/language';
import type { Logger } from 'pino';
import type { Domain } from '../../domain/domain.ts';
import { SIGN_IN_PATH, type SignIn } from '../../slack/sign-in/sign-in.ts';
import { locales } from '../../texts/locales.ts';
import { forReader } from '../../texts/reader.ts';
import type { WebAnswer } from '../answer.ts';
import { pageHeaders } from './headers.ts';
import { invitationRoutes } from './invitation.ts';
import { inviteLinkRoutes } from './invite-link.ts';
import { plainPage } from './layout.ts';
import { signInRoutes } from './sign-in.ts';
import { clientOf, Strangers } from './strangers.ts';

/** What the pages need. */
export interface PageParts {
  domain: Domain;
  workspaceId: string;
  /** Where people reach Foyer, without a slash at the end; absent: links to pages can't be sent. */
  publicUrl: string | undefined;
  /** Can Foyer send an email? */
  sendsMail: boolean;
  /** Absent: nobody signs in. */
  signIn: SignIn | undefined;
  /** Brings the directory's knowledge of a person up to date. */
  refreshPerson(slackUserId: string): Promise<unknown>;
  log: Logger;
  /** How many links that nobody has one client can try in a minute; absent: the default. */
  triesPerMinute?: number | undefined;
}

export interface PageRequest {
  method: string;
  /** Path and query, as a stranger sent them. */
  target: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** The address of the other end of the connection. */
  peer: string;
}

/** What a route knows besides the request. */
export interface PageEnv {
  Bindings: { client: string };
}

/** Everything that people open in a browser. */
export interface Pages {
  /** Every route, as "GET /i/:token". */
  routes: readonly string[];
  /** How many bytes of this request's body to read; null: there is no such page. */
  bodyMost(method: string, target: string): number | null;
  answer(request: PageRequest): Promise<WebAnswer>;
}

/** A form of these pages is far smaller. */
const FORM_BYTES = 16 * 1024;
/** Only the path below it matters. */
const BASE = 'http://pages.invalid';

/** The pages for people outside Slack, behind the web server with its limits. */
export function createPages(parts: PageParts): Pages {
  const strangers = new Strangers(parts.triesPerMinute);
  const app = new Hono<PageEnv>();
  app.use(pageHeaders(parts));
  app.use(
    languageDetector({
      order: ['header'],
      supportedLanguages: [...locales],
      fallbackLanguage: 'en',
      caches: false,
    }),
  );
  app.use((context, next) => forReader({ locale: context.get('language') }, next));
  app.route('/', inviteLinkRoutes(parts, strangers));
  app.route('/', invitationRoutes(parts, strangers));
  app.route('/', signInRoutes(parts, strangers));
  app.notFound(context => context.text('There is nothing here.', 404));
  app.onError((error, context) => {
    parts.log.error({ err: error }, 'a page failed');
    const words = plainPage('Something went wrong', 'That’s our fault. Try again in a minute.');
    return context.html(words, 500);
  });
  return {
    routes: [
      ...new Set(
        app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
      ),
    ],
    bodyMost(method, target) {
      const isPage = target.startsWith('/i/') || target.split('?', 1)[0] === SIGN_IN_PATH;
      if (!isPage || !URL.canParse(target, BASE)) return null;
      if (method === 'POST') return FORM_BYTES;
      return method === 'GET' || method === 'HEAD' ? 0 : null;
    },
    async answer({ method, target, headers, body, peer }) {
      const client = clientOf(peer, headerOf(headers['x-forwarded-for']));
      const response = await app.fetch(requestOf({ method, target, headers, body }), { client });
      const cookies = response.headers.getSetCookie();
      return {
        status: response.status,
        body: await response.text(),
        headers: {
          ...Object.fromEntries(response.headers),
          ...(cookies.length > 0 && { 'set-cookie': cookies }),
        },
      };
    },
  };
}

/** The headers that pages read; all others are a stranger's. */
const READ = ['content-type', 'cookie', 'origin', 'sec-fetch-site', 'host'] as const;

function requestOf({ method, target, headers, body }: Omit<PageRequest, 'peer'>): Request {
  const read = new Headers();
  for (const name of READ) {
    const value = headerOf(headers[name]);
    if (value !== undefined) read.set(name, value);
  }
  const sends = method === 'POST' ? { body: new Uint8Array(body) } : {};
  return new Request(new URL(target, BASE), { method, headers: read, ...sends });
}

function headerOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.at(-1) : value;
}
