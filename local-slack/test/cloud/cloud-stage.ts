import { ManualClock } from '../../src/clock.ts';
import type { CloudOptions } from '../../src/cloud/cloud-options.ts';
import { type SlackCloud, startSlackCloud } from '../../src/cloud/slack-cloud.ts';
import type { Manifest } from '../../src/manifest.ts';
import type { Simulator } from '../../src/simulator.ts';
import { allScopes, manifest, RecordingApp } from '../recording-app.ts';

export const back = 'https://app.example/oauth';

/** The recording app's manifest with OAuth, and the events of its end. */
export function cloudManifest(change: { settings?: Manifest['settings']; scopes?: string[] } = {}): Manifest {
  const base = manifest();
  const events = base.settings?.event_subscriptions?.bot_events ?? [];
  const bot_events = [...events, 'app_uninstalled', 'tokens_revoked'];
  return {
    ...base,
    oauth_config: { redirect_urls: [back], scopes: { bot: change.scopes ?? allScopes } },
    settings: { ...base.settings, event_subscriptions: { bot_events }, ...change.settings },
  };
}

export interface CloudStage {
  cloud: SlackCloud;
  app: RecordingApp;
  clock: ManualClock;
  acme: Simulator;
  globex: Simulator;
  /** Calls a Web API method with a form; with a token, if there is one. */
  call(method: string, args?: Record<string, string>, token?: string): Promise<Record<string, unknown>>;
  /** The app's link that installs it; a parameter that is null is left out. */
  link(changes?: Record<string, string | null>): string;
  /** Exchanges the code of an address for a token. */
  access(address: string, changes?: Record<string, string | null>): Promise<Record<string, unknown>>;
  [Symbol.asyncDispose](): Promise<void>;
}

export const people = (company: string) => [
  { name: 'olga', realName: 'Olga Owner', email: `olga@${company}.example`, isAdmin: true, isOwner: true },
  { name: 'ada', realName: 'Ada Lovelace', email: `ada@${company}.example` },
  { name: 'gus', realName: 'Gus Guest', email: `gus@${company}.example`, isGuest: true },
];

export const channels = [{ name: 'general', members: ['olga', 'ada'], appIsMember: false }];

/** A cloud with two workspaces, and the app configured but nowhere installed. */
export async function setCloudStage(
  with_ = cloudManifest(),
  options: CloudOptions = {},
): Promise<CloudStage> {
  const clock = new ManualClock();
  const cloud = await startSlackCloud({ clock, takesBuiltInCommands: true, ...options });
  const app = new RecordingApp(clock);
  await app.start();
  const [acme, globex] = ['Acme', 'Globex'].map(name =>
    cloud.addWorkspace({ name, people: people(name.toLowerCase()), channels }),
  ) as [Simulator, Simulator];
  cloud.installApp(with_, { requestUrl: app.url });

  const call = async (method: string, args: Record<string, string> = {}, token?: string) => {
    const headers = token === undefined ? undefined : { authorization: `Bearer ${token}` };
    const body = new URLSearchParams(args);
    const response = await fetch(cloud.apiUrl + method, {
      method: 'POST',
      body,
      ...(headers && { headers }),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  const present = (fields: Record<string, string | null>) =>
    Object.fromEntries(
      Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== null),
    );
  return {
    cloud,
    app,
    clock,
    acme,
    globex,
    call,
    link(changes = {}) {
      const asked = { client_id: cloud.clientId, scope: allScopes.join(','), state: 's', redirect_uri: back };
      return `${cloud.oauthPage}?${new URLSearchParams(present({ ...asked, ...changes }))}`;
    },
    async access(address, changes = {}) {
      const code = new URL(address).searchParams.get('code') ?? '';
      const client = { client_id: cloud.clientId, client_secret: cloud.clientSecret };
      return await call('oauth.v2.access', present({ ...client, code, redirect_uri: back, ...changes }));
    },
    async [Symbol.asyncDispose]() {
      await cloud.stop();
      await app.stop();
    },
  };
}
