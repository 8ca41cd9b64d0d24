import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { slackAddress } from '../../src/slack/slack-hosts.ts';

const slack = 'https://slack.com/api/';
const local = 'http://127.0.0.1:4711/api/';

describe('an address that a payload names', () => {
  it.each([
    'https://slack.com/files-pri/T1-F1/people.csv',
    'https://files.slack.com/files-pri/T1-F1/download/people.csv',
    'https://hooks.slack.com/commands/T1/2/3',
    'https://a.b.slack-files.com/T1-F1',
    'https://files.slack-gov.com/upload/v1/abc',
    'HTTPS://FILES.SLACK.COM:443/upload/v1/abc',
    'https://files.slack.com/apiary/people.csv',
  ])('an address at a host of Slack’s is called: %s', address => {
    expect(slackAddress(address, slack)?.href).toBe(new URL(address).href);
    expect(slackAddress(address, local)?.href).toBe(new URL(address).href);
  });

  it.each([
    'https://slack.com.evil.example/people.csv',
    'https://evilslack.com/people.csv',
    'https://evil-slack-files.com/people.csv',
    'https://slack.com@evil.example/people.csv',
    'https://files.slack.com:secret@evil.example/people.csv',
    'https://somebody:secret@files.slack.com/people.csv',
    'https://somebody@files.slack.com/people.csv',
    'https://files.slack.com./people.csv',
    'https://files.slack.com%2eevil.example/people.csv',
    'https://evil.example/files.slack.com',
    'https://evil.example\\.slack.com/people.csv',
    'https://evil.example\\@files.slack.com/people.csv',
    'https://evil.example#.slack.com',
    'https://evil.example?.slack.com',
    'https://files.slack.com\n.evil.example/',
    'https://files.slack.com\t.evil.example/',
    'https://sl\u0430ck.com/people.csv',
    'https://files.sla\u0441k.com/people.csv',
    'https://xn--slck-5cd.com/people.csv',
    'https://files.slack.com:8443/people.csv',
    'http://files.slack.com/people.csv',
    'ftp://files.slack.com/people.csv',
    'wss://files.slack.com/people.csv',
    'file:///etc/passwd',
    'data:text/csv,Email',
    'https://127.0.0.1/people.csv',
    'https://2130706433/people.csv',
    'https://[::1]/people.csv',
    'http://169.254.169.254/latest/meta-data/',
    'https://localhost/people.csv',
    '//files.slack.com/people.csv',
    '/files-pri/T1-F1/people.csv',
    'not an address',
    '',
  ])('an address at any other host isn’t called: %j', address => {
    expect(slackAddress(address, slack)).toBeNull();
    expect(slackAddress(address, local)).toBeNull();
  });

  it('an address is called at exactly the origin of SLACK_API_URL, and at no other port, protocol or name of that machine', () => {
    expect(slackAddress('http://127.0.0.1:4711/files-pri/T1-F1/a.csv', local)).not.toBeNull();
    for (const other of [
      'http://127.0.0.1:4712/files-pri/T1-F1/a.csv',
      'http://127.0.0.1/files-pri/T1-F1/a.csv',
      'https://127.0.0.1:4711/files-pri/T1-F1/a.csv',
      'http://localhost:4711/files-pri/T1-F1/a.csv',
      'http://somebody@127.0.0.1:4711/files-pri/T1-F1/a.csv',
      'http://127.0.0.1:4711@evil.example/a.csv',
    ]) {
      expect(slackAddress(other, local), other).toBeNull();
    }
    expect(slackAddress('http://127.0.0.1:4711/files-pri/T1-F1/a.csv', slack)).toBeNull();
  });

  it.each([
    'https://slack.com/api/auth.revoke',
    'https://lovelace.slack.com/api/chat.postMessage?channel=C1&text=hi',
    'https://slack.com//api/auth.revoke',
    'https://slack.com/x/../api/auth.revoke',
    'https://slack.com/%61pi/auth.revoke',
    'https://slack.com/API/auth.revoke',
    'https://slack.com\\api\\auth.revoke',
  ])('an address is never a method of the Web API: %s', address => {
    expect(slackAddress(address, slack)).toBeNull();
  });

  it('a redirect is checked by the address that it leads to', () => {
    const from = new URL('https://files.slack.com/files-pri/T1-F1/people.csv');
    expect(slackAddress('/elsewhere', slack, from)?.href).toBe('https://files.slack.com/elsewhere');
    expect(slackAddress('//evil.example/elsewhere', slack, from)).toBeNull();
    expect(slackAddress('https:evil.example', slack, from)?.hostname).toBe('files.slack.com');
    expect(slackAddress('\\\\evil.example\\', slack, from)).toBeNull();
  });
});

it('only slack-hosts.ts, sns-hosts.ts and the post.ts of webhooks, which judge them first, call addresses', async () => {
  const root = new URL('../../src/', import.meta.url);
  // web-api.ts calls SLACK_API_URL, the command line and the doctor what their own settings name. No payload does.
  const own = /^(?:demo\/|cli\/|operate\/doctor\/|database\/generated\/|slack\/web-api\.ts$)/u;
  const judging = ['slack/slack-hosts.ts', 'web/bounces/sns-hosts.ts', 'delivery/webhooks/post.ts'];
  const files = (await readdir(root, { recursive: true })).filter(
    name => name.endsWith('.ts') && !own.test(name) && !judging.includes(name),
  );
  const calling: string[] = [];
  for (const name of files) {
    if (
      /(?<![.\w])fetch\s*\(|from 'undici'|from 'node:https'/u.test(
        await readFile(new URL(name, root), 'utf8'),
      )
    ) {
      calling.push(name);
    }
  }
  expect(files.length).toBeGreaterThan(100);
  expect(calling).toEqual([]);
});
