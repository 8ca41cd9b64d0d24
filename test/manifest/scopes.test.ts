import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildManifest } from '../../manifest/build.ts';
import { routes } from '../../src/slack/routes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const reference = join(root, '..', 'shared', 'slack-reference', 'methods');

/** Bot scopes that Foyer needs for each method. Source: docs.slack.dev, the methods' pages. */
const scopesOfMethods: Record<string, readonly string[]> = {
  // These need a token, or the app's own secret, and no scope.
  'auth.revoke': [],
  'auth.test': [],
  'chat.delete': ['chat:write'],
  // The second lets Foyer post in public channels that it was not added to.
  'chat.postMessage': ['chat:write', 'chat:write.public'],
  'chat.update': ['chat:write'],
  // Public channels, and private ones that Foyer was added to.
  'conversations.info': ['channels:read', 'groups:read'],
  // Of public channels, and of private ones that Foyer was added to; those that remove people add them too.
  'conversations.invite': ['channels:manage', 'groups:write'],
  // Public channels alone: Foyer cannot add itself to a private one.
  'conversations.join': ['channels:join'],
  'conversations.kick': ['channels:manage', 'groups:write'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  'oauth.v2.access': [],
  'oauth.v2.exchange': [],
  'usergroups.list': ['usergroups:read'],
  'usergroups.users.list': ['usergroups:read'],
  'usergroups.users.update': ['usergroups:write'],
  // The second shows the address in a person's profile.
  'users.info': ['users:read', 'users:read.email'],
  'users.list': ['users:read', 'users:read.email'],
  'users.lookupByEmail': ['users:read.email'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

/** Bot scopes of each event. Source: docs.slack.dev, the events' pages. */
const scopesOfEvents: Record<string, readonly string[]> = {
  app_home_opened: [],
  app_uninstalled: [],
  tokens_revoked: [],
  channel_shared: ['channels:read', 'groups:read'],
  channel_unshared: ['channels:read', 'groups:read'],
  team_join: ['users:read'],
  user_change: ['users:read'],
  file_shared: ['files:read'],
  'message.im': ['im:history'],
};

const families = [...new Set(Object.keys(scopesOfMethods).map(name => name.split('.')[0]))];
const others = [
  'admin',
  'apps',
  'bots',
  'bookmarks',
  'calls',
  'dnd',
  'emoji',
  'functions',
  'oauth',
  'openid',
];
const more = ['pins', 'reactions', 'reminders', 'search', 'stars', 'team', 'usergroups', 'workflows'];
const CALL = new RegExp(
  `\\.\\s*((?:${[...families, ...others, ...more].join('|')})(?:\\s*\\.\\s*[a-zA-Z]\\w*)+)\\s*\\(`,
  'gu',
);

/** Every Web API method that this text calls through the SDK. */
function methodsIn(source: string): string[] {
  return [...source.matchAll(CALL)].map(([, name = '']) => name.replaceAll(/\s/gu, ''));
}

/** The program's own text: what runs in a real workspace. */
const program = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts') && !/^(demo|database.generated)/u.test(path))
  .map(path => readFileSync(join(root, 'src', path), 'utf8'));

const called = [...new Set(program.flatMap(methodsIn))].sort();
const events = routes.filter(route => route.kind === 'event');

describe('the bot’s scopes', () => {
  it('the bot’s scopes are found by what the program calls, over line ends too', () => {
    expect(methodsIn('await client.chat.postMessage({})')).toEqual(['chat.postMessage']);
    expect(methodsIn('client.views\n    .update({})')).toEqual(['views.update']);
    expect(methodsIn('client.admin.users.invite({})')).toEqual(['admin.users.invite']);
    expect(methodsIn('users.map(each => each.id)')).toEqual([]);
    expect(called).toContain('chat.postMessage');
  });

  it('the bot’s scopes are known for every method that the program calls', () => {
    expect(called.filter(name => !scopesOfMethods[name])).toEqual([]);
    expect(program.filter(source => /\.apiCall\(/u.test(source))).toEqual([]);
  });

  it('the bot’s scopes are known for every event that the program gets', () => {
    for (const { type, subscription = type, scopes } of events) {
      expect([subscription, scopes]).toEqual([subscription, scopesOfEvents[subscription]]);
    }
  });

  it('the bot’s scopes are exactly what its commands, calls and events need', () => {
    const needed = [
      'commands',
      ...called.flatMap(name => scopesOfMethods[name] ?? []),
      ...events.flatMap(({ scopes }) => scopes),
    ];
    expect(buildManifest().oauth_config?.scopes?.bot).toEqual([...new Set(needed)].sort());
  });

  it('the bot’s scopes include none of a user', () => {
    expect(buildManifest().oauth_config?.scopes).not.toHaveProperty('user');
  });

  it('the bot’s scopes are those that Slack’s reference names', () => {
    if (!existsSync(reference)) {
      console.info(
        'Slack’s reference of methods is not on this machine, so the scopes were not held against it.',
      );
      return;
    }
    // Scopes that widen what a method does, which its own page does not list.
    const widening = ['chat:write.public', 'users:read.email'];
    for (const [name, scopes] of Object.entries(scopesOfMethods)) {
      const { scope } = JSON.parse(readFileSync(join(reference, `${name}.json`), 'utf8'));
      const listed: string[] = scope.bot ?? [];
      expect([name, scopes.filter(each => !listed.includes(each) && !widening.includes(each))]).toEqual([
        name,
        [],
      ]);
      if (scopes.length === 0) expect([name, listed]).toEqual([name, []]);
    }
  });
});
