import { App, type Receiver } from '@slack/bolt';
import type { Logger } from 'pino';
import { registerListeners } from './listeners.ts';
import type { Pipeline } from './pipeline.ts';
import type { Route } from './route.ts';
import { slackLogger } from './slack-logger.ts';

/** The workspace of this installation; requests of any other are refused. */
export interface Installation {
  botToken: string;
  botUserId: string;
  teamId: string;
  /** The team is a whole Enterprise organization: any of its workspaces sends requests. */
  isOrgWide: boolean;
}

/** Creates the Bolt app in front of the routes: one listener for each kind of payload finds the route by its id. */
export function createBoltApp(parts: {
  receiver: Receiver;
  routes: readonly Route[];
  pipeline: Pipeline;
  installation: Installation;
  slackApiUrl: string;
  log: Logger;
}): App {
  const { receiver, routes, pipeline, installation, slackApiUrl, log } = parts;
  const { botToken, botUserId, teamId, isOrgWide } = installation;
  const app = new App({
    receiver,
    convoStore: false,
    ignoreSelf: false,
    logger: slackLogger(log),
    clientOptions: { slackApiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
    authorize: async source => {
      const from = isOrgWide ? source.enterpriseId : source.teamId;
      if (from !== teamId) throw new Error(`Foyer is not installed in the workspace ${from}.`);
      return { botToken, botUserId, teamId };
    },
  });
  // The receiver logs failures; a request of another workspace gets an answer and isn't an error.
  app.error(async error => {
    throw error;
  });
  registerListeners(app, pipeline, routes);
  return app;
}
