import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createMailer } from '../../src/mail/mailer.ts';
import { startMailServer } from '../support/mail-server.ts';

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
const examples = [...readme.matchAll(/^\| (.+?) \| `(smtps?:\/\/.+?)` \|/gmu)].map(
  ([, provider = '', url = '']) => [provider, url] as const,
);

/** Source: the providers' pages about SMTP, read in November 2026. */
const demands: Record<string, 'starttls' | 'smtps'> = {
  'email-smtp.eu-central-1.amazonaws.com:587': 'starttls',
  'smtp.postmarkapp.com:587': 'starttls',
  'smtp.gmail.com:465': 'smtps',
};

it('the README has three providers, and each is one whose demands are known', () => {
  expect(examples.map(([, url]) => new URL(url).host).sort()).toEqual(Object.keys(demands).sort());
});

it.each(examples)(
  'the settings for %s in the README send through a server that asks for the same',
  async (_, url) => {
    const { host, username, password } = new URL(url);
    await using server = await startMailServer({
      tls: demands[host],
      login: { user: decodeURIComponent(username), password: decodeURIComponent(password) },
    });
    const here = new URL(server.trustingUrl);
    const { mail } = readConfig({
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 'secret',
      PUBLIC_URL: 'https://foyer.example.com',
      SMTP_URL: `${url.replace(host, here.host)}${here.search}`,
      MAIL_FROM: 'foyer@example.com',
    });
    if (!mail) throw new Error('The settings have no mail.');
    const mailer = createMailer(mail);
    await mailer.send({
      messageId: '<one@example.com>',
      fromName: 'Lovelace Labs',
      to: 'ada@elsewhere.example',
      subject: 'Welcome',
      text: 'Welcome.',
      html: '<p>Welcome.</p>',
      headers: {},
    });
    mailer.close();
    expect(await server.waitForMail('ada@elsewhere.example')).toMatchObject({ subject: 'Welcome' });
  },
);
