import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { createSignIn, SignInError } from '../../../src/slack/sign-in/sign-in.ts';

const app = {
  clientId: '1.2',
  clientSecret: 'secret',
  teamId: 'T1',
  enterpriseId: null,
  redirectUri: 'https://foyer.example.com/slack/sign-in',
  clock: systemClock,
};

describe('Sign in with Slack', () => {
  it.each([
    ['https://slack.com/api/', 'https://slack.com/openid/connect/authorize'],
    ['http://127.0.0.1:4711/api/', 'http://127.0.0.1:4711/openid/connect/authorize'],
  ])('Sign in with Slack sends people to the page of the Slack in use: %s', (slackApiUrl, page) => {
    const { authorizeUrl } = createSignIn({ ...app, slackApiUrl });
    const url = new URL(authorizeUrl({ state: 'a state', nonce: 'a+nonce' }));
    expect(url.origin + url.pathname).toBe(page);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      scope: 'openid email profile',
      client_id: '1.2',
      redirect_uri: 'https://foyer.example.com/slack/sign-in',
      state: 'a state',
      nonce: 'a+nonce',
      team: 'T1',
    });
  });

  it('Sign in with Slack says that Slack doesn’t answer, without the code', async () => {
    const { finish } = createSignIn({ ...app, slackApiUrl: 'http://127.0.0.1:1/api/' });
    const failed = await finish({ code: 'the-code', nonce: 'n' }).catch(error => error);
    expect(failed).toBeInstanceOf(SignInError);
    expect(failed.reason).toBe('unavailable');
    expect(`${failed} ${failed.cause}`).not.toContain('the-code');
  });
});
