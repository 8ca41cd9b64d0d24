import { Hono } from 'hono';
import { languageDetector } from 'hono/language';
import type { Logger } from 'pino';
import { inWorkspace } from '../../database/workspace-scope.ts';
import type { Domain } from '../../domain/domain.ts';
import { workspaceOfLink } from '../../domain/sign-ins/store.ts';
import type { Installer } from '../../installations/installer.ts';
import { SIGN_IN_PATH, type SignIn, type SignInTeam } from '../../slack/sign-in/sign-in.ts';
import { locales } from '../../texts/locales.ts';
import { forReader } from '../../texts/reader.ts';
import { texts } from '../../texts/texts.ts';
import { BASE, fetchRequest, lastOf, routesOf, type Site, webAnswer } from '../fetch.ts';
import { clientOf, Strangers } from '../strangers.ts';
import { placeIn } from './browser.ts';
import { pageHeaders } from './headers.ts';
import { installPaths, installRoutes } from './install.ts';
import { invitationRoutes } from './invitation.ts';
import { inviteLinkRoutes } from './invite-link.ts';
import { plainPage } from './layout.ts';
import { signInRoutes } from './sign-in.ts';

/** What the pages need. */
export interface PageParts {
  domain: Domain;
  /** Where people of a workspace sign in; null: Foyer isn't installed there now. */
  teamOf(workspaceId: string): Promise<SignInTeam | null>;
  /** Where people reach Foyer, without a slash at the end; absent: links to pages can't be sent. */
  publicUrl: string | undefined;
  /** Can Foyer send an email? */
  sendsMail: boolean;
  /** Absent: nobody signs in. */
  signIn: SignIn | undefined;
  /** Brings the directory's knowledge of a person up to date. */
  refreshPerson(person: { workspaceId: string; slackUserId: string }): Promise<unknown>;
  /** Where any workspace can install Foyer; absent: only the one of the settings uses it. */
  distribution?: Distribution | undefined;
  log: Logger;
  /** How many links that nobody has one client can try in a minute; absent: the default. */
  triesPerMinute?: number | undefined;
}

/** What the pages for those who install Foyer need. */
export interface Distribution {
  installer: Installer;
  /** Where Slack's own pages are. */
  slackOrigin: string;
  /** Whom the pages name for questions; absent: nobody. */
  supportEmail: string | undefined;
  /** Days from a removal of Foyer until the workspace's data is erased. */
  erasedAfterDays: number;
  /** The slash command, as texts name it. */
  command: string;
}

/** What a route knows besides the request. */
export interface PageEnv {
  Bindings: { client: string };
}

/** A form of these pages is far smaller. */
const FORM_BYTES = 16 * 1024;
/** The pages for people outside Slack, behind the web server with its limits. */
export function createPages(parts: PageParts): Site {
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
  /** Works for the workspace of that link; without one there are no rows, so the link is unknown. */
  const within = async (token: string | undefined, next: () => Promise<void>) => {
    const workspaceId = token === undefined ? null : await workspaceOfLink(parts.domain.db, token);
    return workspaceId ? inWorkspace(workspaceId, next) : next();
  };
  app.use('/i/:token/*', async (context, next) => {
    const isOver = await strangers.isOver(context.env.client);
    return within(isOver ? undefined : context.req.param('token'), next);
  });
  app.use(SIGN_IN_PATH, (context, next) => within(placeIn(context, parts.publicUrl)?.token, next));
  app.route('/', inviteLinkRoutes(parts, strangers));
  app.route('/', invitationRoutes(parts, strangers));
  app.route('/', signInRoutes(parts, strangers));
  app.route('/', installRoutes(parts.distribution, strangers));
  app.notFound(context => context.html(plainPage(texts().pages.nothingHere), 404));
  app.onError((error, context) => {
    parts.log.error({ err: error }, 'a page failed');
    return context.html(plainPage(texts().pages.failedTitle, texts().pages.failed), 500);
  });
  return {
    name: 'pages',
    routes: routesOf(app),
    bodyMost(method, target) {
      const [path = ''] = target.split('?', 1);
      const isInstall = parts.distribution !== undefined && installPaths.includes(path);
      const isPage = target.startsWith('/i/') || path === SIGN_IN_PATH || isInstall;
      if (!isPage || !URL.canParse(target, BASE)) return null;
      if (method === 'POST') return FORM_BYTES;
      return method === 'GET' || method === 'HEAD' ? 0 : null;
    },
    async answer(request) {
      const client = clientOf(request.peer, lastOf(request.headers['x-forwarded-for']));
      return webAnswer(await app.fetch(fetchRequest(request, READ), { client }));
    },
  };
}

/** The headers that pages read. */
const READ = ['content-type', 'cookie', 'origin', 'sec-fetch-site', 'host'] as const;
