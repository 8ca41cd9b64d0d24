import type { AppsManifestValidateArguments } from '@slack/web-api';
import { stringify } from 'yaml';
import { INSTALLED_PATH } from '../src/installations/installer.ts';
import { endEvents } from '../src/slack/events/ended.ts';
import { type Route, routesOf } from '../src/slack/route.ts';
import { routes } from '../src/slack/routes.ts';
import { botScopes, optionalScopes } from '../src/slack/scopes.ts';
import { SIGN_IN_PATH, signInScopes } from '../src/slack/sign-in/sign-in.ts';
import { app, commands, hinted } from './base.ts';

export type Manifest = AppsManifestValidateArguments['manifest'];

/** How the app will be reached. */
export interface ManifestOptions {
  /** The slash command, or several: the app has these and no other. */
  command?: string | readonly string[];
  /** PUBLIC_URL: where Slack sends its requests, and people who sign in; absent: Socket Mode, without sign-in. */
  publicUrl?: string;
  /** For every workspace that installs it by OAuth, a whole Enterprise organization too. */
  distribution?: boolean;
  /** Socket Mode although there is a `publicUrl`: only people come there. */
  socketMode?: boolean;
}

const of = <Kind extends Route['kind']>(kind: Kind) => routesOf(kind, routes);

/** The app's manifest, made from the routes: what is not a route is not asked of Slack. */
export function buildManifest({
  command = commands,
  publicUrl,
  distribution = false,
  socketMode = false,
}: ManifestOptions = {}): Manifest {
  const place = publicUrl?.replace(/\/+$/u, '');
  const url = place && !socketMode && `${place}/slack/events`;
  const events = of('event');
  const optional = Object.values(optionalScopes).flat();
  return {
    display_information: {
      name: app.name,
      description: app.description,
      background_color: app.backgroundColor,
    },
    features: {
      app_home: {
        home_tab_enabled: events.some(event => event.type === 'app_home_opened'),
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: !events.some(event => event.subscription === 'message.im'),
      },
      bot_user: { display_name: app.name, always_online: true },
      shortcuts: of('shortcut').map(({ id, name, description }) => ({
        name,
        type: 'global',
        callback_id: id,
        description,
      })),
      slash_commands: [...new Set([command].flat())].map(name => ({
        command: name,
        description: 'Invite people, see who is invited, ask to join',
        usage_hint: `[person as role | ${hinted.join(' | ')}]`,
        should_escape: true,
        ...(url && { url }),
      })),
    },
    oauth_config: {
      // Slack sends people back to no other address: who installs Foyer, and who signs in with Slack.
      ...(place && {
        redirect_urls: [...(distribution ? [INSTALLED_PATH] : []), SIGN_IN_PATH].map(path => place + path),
      }),
      scopes: {
        // Slack wants the optional ones among the bot's scopes as well (slackapi/slack-cli #517).
        bot: botScopes(routes) as never,
        bot_optional: [...optional].sort() as never,
        ...(place && { user: [...signInScopes].sort() as never }),
      },
    },
    settings: {
      event_subscriptions: {
        ...(url && { request_url: url }),
        bot_events: [
          ...new Set([
            ...events.map(event => event.subscription ?? event.type),
            ...(distribution ? endEvents : []),
          ]),
        ].sort() as never,
      },
      interactivity: {
        is_enabled: true,
        ...(url && { request_url: url, message_menu_options_url: url }),
      },
      org_deploy_enabled: distribution,
      socket_mode_enabled: !url,
      token_rotation_enabled: distribution,
    },
  };
}

/** The manifest as YAML, which Slack's page "Create an app from a manifest" takes. */
export function manifestYaml(options: ManifestOptions = {}): string {
  return `# Made by "npm run manifest" from src/slack/routes.ts and manifest/base.ts; do not edit.\n${stringify(
    buildManifest(options),
    { lineWidth: 0 },
  )}`;
}
