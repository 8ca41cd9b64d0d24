import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { ManualClock, type Simulator, type SimulatorOptions, startSimulator } from 'local-slack';
import type { LocalSlack } from 'local-slack/inside';
import { describe, expect, it } from 'vitest';
import { buildManifest } from '../../../manifest/build.ts';
import {
  createSignIn,
  SIGN_IN_PATH,
  type SignIn,
  SignInError,
  type SignInTeam,
} from '../../../src/slack/sign-in/sign-in.ts';

const publicUrl = 'https://foyer.example.com';
const redirectUri = publicUrl + SIGN_IN_PATH;
const nonce = 'the nonce';

/** Signing in for the people of one workspace. */
const forTeam = (signIn: SignIn, team: SignInTeam) => ({
  authorizeUrl: (asked: { state: string; nonce: string }) => signIn.authorizeUrl({ ...asked, team }),
  finish: (came: { code: string; nonce: string }) => signIn.finish({ ...came, team }),
});

/** A Slack in which Foyer is installed, and Foyer's side of signing in. */
async function start(options: SimulatorOptions = {}) {
  const clock = new ManualClock();
  const slack = await startSimulator({ clock, ...options });
  slack.installApp(buildManifest({ command: '/foyer', publicUrl }), {});
  const { apiUrl: slackApiUrl, clientId, clientSecret, teamId } = slack;
  const enterpriseId = options.enterprise?.id ?? null;
  const app = { slackApiUrl, clientId, clientSecret, redirectUri, clock };
  const signInTo = (team: SignInTeam, how: Partial<typeof app> = {}) =>
    forTeam(createSignIn({ ...app, ...how }), team);
  const team = { teamId, enterpriseId };
  const signIn = signInTo(team);
  /** Somebody signs in, up to where Slack sends them back with a code. */
  const codeOf = (name: string) => {
    const url = new URL(slack.person(name).signIn(signIn.authorizeUrl({ state: 'the state', nonce })));
    expect([url.origin + url.pathname, url.searchParams.get('state')]).toEqual([redirectUri, 'the state']);
    return url.searchParams.get('code') ?? '';
  };
  return { slack, clock, team, signIn, signInTo, codeOf, [Symbol.asyncDispose]: () => slack.stop() };
}

const problem = (attempt: Promise<unknown>): Promise<SignInError> =>
  attempt.then(
    () => Promise.reject(new Error('They signed in.')),
    error => (error instanceof SignInError ? error : Promise.reject(error)),
  );

const encode = (data: unknown) => Buffer.from(JSON.stringify(data)).toString('base64url');
const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString());

type Claims = Record<string, unknown>;

/** A token of Slack's own key, with other claims. */
const resigned = (change: (claims: Claims) => Claims) => (token: string, slack: Simulator) =>
  (slack as LocalSlack).world.signIns.key.sign(change(decode(token.split('.')[1])));

const forgeries: Record<string, (token: string, slack: Simulator) => string> = {
  'whose claims were changed': token => {
    const [header, claims, signature] = token.split('.');
    return [header, encode({ ...decode(claims), email: 'grace@lovelace.example' }), signature].join('.');
  },
  'without a signature': token => {
    const [header, claims] = token.split('.');
    return `${encode({ ...decode(header), alg: 'none' })}.${claims}.`;
  },
  'signed with the public key as if it were a secret': (token, slack) => {
    const [header, claims] = token.split('.');
    const content = `${encode({ ...decode(header), alg: 'HS256' })}.${claims}`;
    const key = JSON.stringify((slack as LocalSlack).world.signIns.key.publicKey());
    return `${content}.${createHmac('sha256', key).update(content).digest('base64url')}`;
  },
  'signed with a key that isn’t Slack’s': token => {
    const [header, claims] = token.split('.');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const content = `${header}.${claims}`;
    return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`;
  },
  'whose key Slack doesn’t publish': token => {
    const [header, claims, signature] = token.split('.');
    return [encode({ ...decode(header), kid: 'another' }), claims, signature].join('.');
  },
  'for another app': resigned(claims => ({ ...claims, aud: '1.2' })),
  'of another issuer': resigned(claims => ({ ...claims, iss: 'https://slack.com.evil.example' })),
  'of another sign-in': resigned(claims => ({ ...claims, nonce: 'another' })),
  'without the nonce': resigned(({ nonce: _, ...claims }) => claims),
  'that expired': resigned(claims => ({ ...claims, exp: Number(claims.iat) - 61 })),
  'that never expires': resigned(({ exp: _, ...claims }) => claims),
  'without a person': resigned(({ 'https://slack.com/user_id': _, ...claims }) => claims),
  'whose person has no id of Slack’s': resigned(claims => ({
    ...claims,
    'https://slack.com/user_id': 'U 1',
  })),
  'that is none': () => 'not.a.token',
};

describe('Sign in with Slack', () => {
  it('Sign in with Slack sends people to the page of the Slack in use', () => {
    const app = { clientId: '1.2', clientSecret: 's', redirectUri };
    const team = { teamId: 'T1', enterpriseId: null };
    for (const origin of ['https://slack.com', 'https://slack-gov.com', 'http://127.0.0.1:4711']) {
      const signIn = createSignIn({ ...app, slackApiUrl: `${origin}/api/`, clock: new ManualClock() });
      const url = new URL(signIn.authorizeUrl({ state: 'a state', nonce: 'a+nonce', team }));
      expect(url.origin + url.pathname).toBe(`${origin}/openid/connect/authorize`);
      expect(Object.fromEntries(url.searchParams)).toEqual({
        response_type: 'code',
        scope: 'openid email profile',
        client_id: '1.2',
        redirect_uri: redirectUri,
        state: 'a state',
        nonce: 'a+nonce',
        team: 'T1',
      });
    }
  });

  it('Sign in with Slack says who somebody is, and whether their address is confirmed', async () => {
    await using door = await start();
    const { slack, signIn, codeOf } = door;
    expect(await signIn.finish({ code: codeOf('ada'), nonce })).toEqual({
      slackUserId: slack.person('ada').id,
      teamId: slack.teamId,
      email: 'ada@lovelace.example',
      isEmailConfirmed: true,
      name: 'Ada Lovelace',
    });
    expect(await signIn.finish({ code: codeOf('una'), nonce })).toMatchObject({ isEmailConfirmed: false });
    const nobody = await slack.addPerson({ name: 'nemo', realName: '\u202eNemo  ' });
    expect(await signIn.finish({ code: codeOf('nemo'), nonce })).toMatchObject({
      slackUserId: nobody.id,
      email: null,
      isEmailConfirmed: false,
      name: 'Nemo',
    });
  });

  it('Sign in with Slack refuses people of another workspace, and takes those of the same Enterprise organization', async () => {
    await using door = await start({ enterprise: { id: 'E1', name: 'Lovelace Group' } });
    const { slack, team, signIn, signInTo, codeOf } = door;
    slack.settings.isAppDistributed = true;
    const outside = await problem(signIn.finish({ code: codeOf('sam'), nonce }));
    expect(outside.reason).toBe('other-workspace');
    await slack.addPerson({ name: 'sister', realName: 'Sister', isOfSisterWorkspace: true });
    expect(await signIn.finish({ code: codeOf('sister'), nonce })).toMatchObject({ name: 'Sister' });
    const alone = signInTo({ ...team, enterpriseId: null });
    expect((await problem(alone.finish({ code: codeOf('sister'), nonce }))).reason).toBe('other-workspace');
  });

  it('Sign in with Slack takes a code once, for ten minutes', async () => {
    await using door = await start();
    const { clock, signIn, codeOf } = door;
    const [code, late] = [codeOf('ada'), codeOf('ada')];
    await signIn.finish({ code, nonce });
    clock.advance(10 * 60_000);
    for (const unusable of [code, late, 'made-up']) {
      expect((await problem(signIn.finish({ code: unusable, nonce }))).reason).toBe('expired');
    }
  });

  it.each(Object.entries(forgeries))('Sign in with Slack believes no token %s', async (_, forge) => {
    await using door = await start();
    const { slack, signIn, codeOf } = door;
    slack.faults.next('openid.connect.token', {
      kind: 'answer',
      fields: ({ id_token }) => ({ id_token: forge(String(id_token), slack) }),
    });
    const refused = await problem(signIn.finish({ code: codeOf('ada'), nonce }));
    expect(refused.reason).toBe('not-genuine');
    expect(JSON.stringify([refused, refused.message, refused.cause])).not.toMatch(/eyJ|lovelace/u);
  });

  it('Sign in with Slack allows for a minute between Slack’s clock and this machine’s', async () => {
    await using door = await start();
    const { slack, signIn, codeOf } = door;
    slack.faults.next('openid.connect.token', {
      kind: 'answer',
      fields: ({ id_token }) => ({
        id_token: resigned(claims => ({ ...claims, exp: Number(claims.iat) - 59 }))(String(id_token), slack),
      }),
    });
    expect(await signIn.finish({ code: codeOf('ada'), nonce })).toMatchObject({ name: 'Ada Lovelace' });
  });

  it.each([
    ['the client id', { clientId: '1.2' }, 'invalid_client_id'],
    ['the secret', { clientSecret: 'wrong' }, 'bad_client_secret'],
    ['the redirect URL', { redirectUri: `${redirectUri}/other` }, 'bad_redirect_uri'],
  ])('Sign in with Slack names %s as what the operator has to correct', async (_, wrong, code) => {
    await using door = await start();
    const { finish } = door.signInTo(door.team, wrong);
    const refused = await problem(finish({ code: door.codeOf('ada'), nonce }));
    expect([refused.reason, refused.code]).toEqual(['misconfigured', code]);
  });

  it.each([
    [{ kind: 'ratelimited', retryAfter: 3 }],
    [{ kind: 'http', status: 503 }],
    [{ kind: 'drop-request' }],
    [{ kind: 'drop-reply' }],
    [{ kind: 'error', error: 'internal_error' }],
    [{ kind: 'answer', fields: () => ({ id_token: undefined }) }],
    [{ kind: 'answer', fields: () => ({ id_token: 7, ok: 'yes' }) }],
  ] as const)('Sign in with Slack says that Slack doesn’t answer: %o', async fault => {
    await using door = await start();
    const { slack, signIn, codeOf } = door;
    slack.faults.next('openid.connect.token', fault);
    const code = codeOf('ada');
    const refused = await problem(signIn.finish({ code, nonce }));
    expect(refused.reason).toBe('unavailable');
    expect(`${refused} ${refused.cause}`).not.toContain(code);
  });

  it.each([
    [{ kind: 'http', status: 503 }],
    [{ kind: 'drop-request' }],
    [{ kind: 'redirect', to: 'https://evil.example/keys' }],
  ] as const)('Sign in with Slack says that Slack’s keys can’t be had: %o', async fault => {
    await using door = await start();
    const { slack, signIn, codeOf } = door;
    slack.faults.next('openid/connect/keys', fault);
    expect((await problem(signIn.finish({ code: codeOf('ada'), nonce }))).reason).toBe('unavailable');
    expect(await signIn.finish({ code: codeOf('ada'), nonce })).toMatchObject({ name: 'Ada Lovelace' });
  });

  it.each(['openid.connect.token', 'openid/connect/keys'])(
    'Sign in with Slack waits five seconds for %s, and no longer',
    async method => {
      await using door = await start();
      const { slack, clock, signIn, codeOf } = door;
      const waiting = Promise.withResolvers<void>();
      slack.faults.next(method, { kind: 'hang' }, 1, () => {
        waiting.resolve();
        return true;
      });
      const refused = problem(signIn.finish({ code: codeOf('ada'), nonce }));
      await waiting.promise;
      clock.advance(5_000);
      expect((await refused).reason).toBe('unavailable');
    },
  );
});
