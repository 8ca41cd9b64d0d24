import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/client.ts';
import { inWorkspace } from '../database/workspace-scope.ts';
import { queueGreetings } from '../delivery/greetings.ts';
import { recordBounce } from '../delivery/mail/bounced.ts';
import { workspaceOfMail } from '../delivery/mail/store.ts';
import { readAddress } from '../domain/addresses.ts';
import { createInstallationStore } from '../installations/installation-store.ts';
import { createInstaller } from '../installations/installer.ts';
import type { Sealing } from '../installations/sealing.ts';
import type { Tenant, Tenants } from '../installations/tenants.ts';
import { routes } from '../slack/routes.ts';
import { botScopes } from '../slack/scopes.ts';
import { createSignIn, SIGN_IN_PATH, type SignIn, type SignInTeam } from '../slack/sign-in/sign-in.ts';
import { slackLogger } from '../slack/slack-logger.ts';
import { createBounces } from '../web/bounces/bounces.ts';
import type { Distribution } from '../web/pages/pages.ts';
import { keptDays } from './workspaces.ts';

/** Sign in with Slack; absent without its settings. */
export function signInOf({ signIn, publicUrl, slackApiUrl }: Config, clock: Clock): SignIn | undefined {
  if (!signIn || !publicUrl) return undefined;
  return createSignIn({
    ...signIn,
    slackApiUrl,
    redirectUri: `${publicUrl}${SIGN_IN_PATH}`,
    clock,
  });
}

/** Where the people of a workspace sign in. */
export function teamOf(tenant: Tenant | null): SignInTeam | null {
  if (!tenant) return null;
  const { teamId, enterpriseId, isOrgWide } = tenant;
  return { teamId: (isOrgWide && enterpriseId) || teamId, enterpriseId };
}

/** Where any workspace can install Foyer; undefined when it serves the one of the settings. */
export function distributionOf(
  config: Config,
  parts: { db: Database; clock: Clock; sealing: Sealing; greet: boolean; log: Logger },
): Distribution | undefined {
  const { oauth, slackApiUrl, command } = config;
  if (!oauth) return undefined;
  const { db, clock, greet, log } = parts;
  const installed = async (workspaceId: string) => {
    if (greet) await inWorkspace(workspaceId, () => queueGreetings(db, workspaceId));
    log.info({ workspaceId }, 'a workspace installed Foyer');
  };
  return {
    installer: createInstaller({
      ...oauth,
      db,
      clock,
      slackApiUrl,
      scopes: botScopes(routes),
      store: createInstallationStore({ ...parts, command, installed }),
      logger: slackLogger(log),
    }),
    slackOrigin: new URL(slackApiUrl).origin,
    supportEmail: oauth.supportEmail,
    erasedAfterDays: keptDays(config),
    command,
  };
}

/** The webhook for bounced emails; undefined when no provider may call it. */
export function bouncesOf(
  config: Config,
  parts: { tenants: Tenants; log: Logger } & Omit<Parameters<typeof recordBounce>[0], 'workspaceId'>,
) {
  const { bounceSecret: secret, snsTopicArn } = config.mail ?? {};
  if (!secret && !snsTopicArn) return undefined;
  const { db, log, tenants } = parts;
  return createBounces({
    secret,
    snsTopicArn,
    log,
    async record(bounce) {
      const email = readAddress(bounce.email);
      const workspaceId = email && (await workspaceOfMail(db, { ...bounce, email }));
      const isServed = workspaceId && (await tenants.byId(workspaceId));
      if (!isServed) return true;
      return inWorkspace(workspaceId, () => recordBounce({ ...parts, workspaceId }, bounce));
    },
  });
}
