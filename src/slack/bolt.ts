import { App, type Context, type Receiver } from '@slack/bolt';
import type { Logger } from 'pino';
import { type Ended, registerEnds } from './events/ended.ts';
import type { Installed } from './installed.ts';
import { registerListeners } from './listeners.ts';
import { pipelines, type SharedPipeline } from './pipeline.ts';
import type { Route } from './route.ts';
import { slackLogger } from './slack-logger.ts';
import { findServed, type ServedParts } from './unserved.ts';

/**
 * Creates the Bolt app in front of the routes: one listener for each kind of payload finds the route by its id. Requests
 * of a workspace where Foyer isn't installed are refused. Bolt gets no token, so it makes no clients of its own.
 */
export function createBoltApp(parts: {
  receiver: Receiver;
  routes: readonly Route[];
  pipeline: SharedPipeline;
  served: Omit<ServedParts, 'log'>;
  /** Ends the installation of a Slack team; absent: the token comes from the settings. */
  ended?: Ended | undefined;
  slackApiUrl: string;
  log: Logger;
}): App {
  const { receiver, routes, pipeline, served, ended, slackApiUrl, log } = parts;
  const app = new App({
    receiver,
    convoStore: false,
    ignoreSelf: false,
    logger: slackLogger(log),
    clientOptions: { slackApiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
    authorize: async ({ teamId, enterpriseId, isEnterpriseInstall, userId }) => {
      const source = { teamId, enterpriseId, isEnterpriseInstall, userId };
      const installed = await findServed({ ...served, log }, source);
      return { teamId: installed.teamId, botUserId: installed.botUserId, installed };
    },
  });
  // The receiver logs failures; a request of another workspace gets an answer and isn't an error.
  app.error(async error => {
    throw error;
  });
  if (ended) registerEnds(app, ended);
  const of = pipelines(pipeline);
  registerListeners(
    app,
    { of: (context: Context) => of(context.installed as Installed), ...pipeline },
    routes,
  );
  return app;
}
