import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { errorsPage } from '../../src/errors-page.ts';
import { methods } from '../../src/web-api/methods.ts';
import { publishedErrors } from '../../src/web-api/published-errors.ts';
import { manifest, setStage } from '../recording-app.ts';
import { scopes } from './causes.ts';
import { ofConversations } from './of-conversations.ts';
import { ofMessages } from './of-messages.ts';
import { ofViewsAndFiles } from './of-views-and-files.ts';

const causes = { ...ofMessages, ...ofConversations, ...ofViewsAndFiles };

/** Codes that need more than one call: the test that has the story, and the codes in it. */
const inStories: Record<string, [method: string, codes: string][]> = {
  'sign-in.test.ts': [
    [
      'openid.connect.token',
      'bad_client_secret bad_redirect_uri invalid_client_id invalid_code invalid_grant invalid_grant_type invalid_refresh_token invalid_request',
    ],
  ],
  'cloud/oauth.test.ts': [
    [
      'oauth.v2.access',
      'bad_client_secret bad_redirect_uri code_already_used invalid_client_id invalid_code invalid_code_verifier invalid_grant_type pkce_not_allowed',
    ],
  ],
  'cloud/rotation.test.ts': [
    ['oauth.v2.access', 'invalid_refresh_token'],
    [
      'oauth.v2.exchange',
      'authorization_not_found bad_client_secret invalid_client_id invalid_token token_already_exchanged token_rotation_not_enabled',
    ],
  ],
  'cloud/organization.test.ts': [
    ['oauth.v2.access', 'cannot_install_an_org_installed_app'],
    ['apps.uninstall', 'no_permission'],
    ...[
      'bots.info',
      'conversations.list',
      'usergroups.disable',
      'usergroups.enable',
      'usergroups.list',
      'usergroups.users.update',
      'users.conversations',
      'users.list',
    ].map((method): [string, string] => [method, 'missing_argument']),
  ],
  'cloud/uninstall.test.ts': [['apps.uninstall', 'bad_client_secret invalid_client_id']],
  'files.test.ts': [['files.info', 'file_deleted']],
};

/** Codes of tokens: the method, and which token it is called with. */
const ofTokens = [
  ['apps.connections.open', 'invalid_auth', 'xapp-unknown'],
  ['auth.test', 'invalid_auth', 'xoxb-unknown'],
  ['views.publish', 'not_allowed_token_type', 'the app’s'],
] as const;

const words = (text: string) => text.split(' ').filter(Boolean);

it('every method has its published errors, each of them once', () => {
  expect(Object.keys(publishedErrors).sort()).toEqual(Object.keys(methods).sort());
  for (const [method, { caused, not = {} }] of Object.entries(publishedErrors)) {
    const codes = [caused, ...Object.values(not)].flatMap(words);
    expect(new Set(codes).size, method).toBe(codes.length);
  }
});

it('the page of errors is the one that the table makes', () => {
  expect(readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')).toBe(errorsPage());
});

it('every error that a method is said to cause is caused by a test, and no other', () => {
  for (const [method, { caused }] of Object.entries(publishedErrors)) {
    const elsewhere = Object.values(inStories)
      .flat()
      .flatMap(([name, codes]) => (name === method ? words(codes) : []));
    const byToken = ofTokens.flatMap(([name, code]) => (name === method ? [code] : []));
    const shown = [...Object.keys(causes[method] ?? {}), ...byToken, ...elsewhere];
    expect(shown.sort(), method).toEqual(words(caused).sort());
  }
});

it('the tests with longer stories name the errors that they are said to cause', () => {
  for (const [file, rows] of Object.entries(inStories)) {
    const source = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
    for (const code of rows.flatMap(([, codes]) => words(codes))) expect(source, file).toContain(`'${code}'`);
  }
});

const cases = Object.entries(causes).flatMap(([method, codes]) =>
  Object.entries(codes).map(([code, cause]) => ({ method, code, cause })),
);

it.each(cases)('$method answers $code', async ({ method, code, cause }) => {
  const stage = await setStage({ rateLimits: false }, manifest({ scopes }));
  try {
    const answer = await stage.call(method, await cause(stage));
    expect(answer).toMatchObject({ ok: false, error: code });
  } finally {
    await stage.stop();
  }
});

it.each(ofTokens)('%s answers %s to the token %s', async (method, error, token) => {
  const stage = await setStage({ rateLimits: false }, manifest({ scopes }));
  try {
    const authorization = `Bearer ${token === 'the app’s' ? stage.slack.appToken : token}`;
    const answer = await fetch(stage.slack.apiUrl + method, { method: 'POST', headers: { authorization } });
    expect(await answer.json()).toMatchObject({ ok: false, error });
  } finally {
    await stage.stop();
  }
});
