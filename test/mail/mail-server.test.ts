import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { expect, it } from 'vitest';
import { busy, closed, once, refusing } from '../support/mail-server/behaviour.ts';
import { faultsOf } from '../support/mail-server/strict.ts';
import { certificateFile, type MailServer, startMailServer } from '../support/mail-server.ts';

const mail: SendMailOptions = {
  from: { name: 'Łukasz & Zoë 株式会社', address: 'foyer@lovelace.example' },
  to: { name: 'Ada', address: 'Ada@Lovelace.example' },
  subject: `Willkommen ${' שלום עולם'.repeat(12)}`,
  text: `.\n..\n.hidden\n${'ä'.repeat(2_000)}\n`,
  html: `<p>${'x'.repeat(3_000)}</p>`,
  headers: { 'Auto-Submitted': 'auto-generated' },
  messageId: '<one@lovelace.example>',
};

/** Sends with a client of its own; answers with the error, or null. */
async function send(url: string, options: SendMailOptions = mail) {
  const transport = createTransport(url);
  try {
    await transport.sendMail(options);
    return null;
  } catch (error) {
    return error as Error & { responseCode?: number; code?: string };
  } finally {
    transport.close();
  }
}

/** Types the lines one after the other, each after the answer to the one before; returns all answers. */
async function speak(server: MailServer, lines: string[]): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.setEncoding('latin1');
  const left = [...lines, 'QUIT'];
  socket.on('data', answer => {
    if (/^\d{3} .*\r\n$/mu.test(String(answer))) socket.write(`${left.shift() ?? ''}\r\n`, 'latin1');
  });
  return text(socket);
}

const opening = ['EHLO here', 'MAIL FROM:<foyer@lovelace.example>', 'RCPT TO:<ada@lovelace.example>', 'DATA'];
const good = [
  'Date: Thu, 26 Nov 2026 12:00:00 +0000',
  'From: foyer@lovelace.example',
  'To: ada@lovelace.example',
  'Subject: Hello',
  'Message-ID: <one@lovelace.example>',
  'MIME-Version: 1.0',
  '',
  'Hello',
];

it('a mail arrives as it was written, with dots, long lines and letters of any script', async () => {
  await using server = await startMailServer();
  expect(await send(server.url)).toBeNull();
  const came = await server.waitForMail('ada@lovelace.example');
  expect(came).toMatchObject({
    from: { name: 'Łukasz & Zoë 株式会社', address: 'foyer@lovelace.example' },
    to: [{ name: 'Ada', address: 'Ada@lovelace.example' }],
    subject: mail.subject,
    text: mail.text,
    messageId: '<one@lovelace.example>',
    sender: 'foyer@lovelace.example',
    recipients: ['ada@lovelace.example'],
    headers: { 'auto-submitted': 'auto-generated' },
  });
  expect(came.html).toContain('x'.repeat(3_000));
});

it.each<[string, string[]]>([
  ['8-bit characters', [...good, 'Grüße']],
  ['8-bit characters in a header', ['Comments: Grüße', ...good]],
  ['a line of 999 characters', [...good, 'x'.repeat(999)]],
  ['a line break that is not CRLF', [...good, 'one\ntwo']],
  ['a null character', [...good, 'one\0two']],
  ['a line that is no header', ['no header', ...good]],
  ['a malformed Message-ID', good.map(line => line.replace('<one@', '<one'))],
  ['a too long encoded word', [`Comments: =?utf-8?Q?${'x'.repeat(70)}?=`, ...good]],
  ['two subjects', ['Subject: Other', ...good]],
  ...['Date', 'From', 'To', 'Subject', 'Message-ID', 'MIME-Version'].map((name): [string, string[]] => [
    `no ${name}`,
    good.filter(line => !line.startsWith(`${name}:`)),
  ]),
])('the mail server of the tests refuses a mail with %s', async (_, lines) => {
  await using server = await startMailServer();
  const answers = await speak(server, [...opening, [...lines, '.'].join('\r\n')]);
  expect(answers).toMatch(/^554 /mu);
  expect(server.mails).toEqual([]);
  expect(faultsOf(Buffer.from(good.join('\r\n')))).toEqual([]);
});

it('a server with a login refuses a client without it, and with a wrong one', async () => {
  await using server = await startMailServer({ login: { user: 'foyer@example.com', password: 'p:/@ä' } });
  const { port } = new URL(server.url);
  expect(await send(server.url)).toBeNull();
  expect(await send(`smtp://127.0.0.1:${port}`)).toMatchObject({ responseCode: 530 });
  expect(await send(`smtp://foyer%40example.com:wrong@127.0.0.1:${port}`)).toMatchObject({
    responseCode: 535,
  });
  expect(server.mails).toHaveLength(1);
});

it.each(['offered', 'starttls', 'smtps'] as const)(
  'a client that trusts the certificate sends to a server with TLS %s, another does not',
  async tls => {
    await using server = await startMailServer({ tls, login: { user: 'foyer', password: 'secret' } });
    expect(await send(server.trustingUrl)).toBeNull();
    expect(await send(server.url)).toMatchObject({ message: expect.stringContaining('self-signed') });
    expect(await send(`${server.url}?tls.rejectUnauthorized=false`)).toBeNull();
    expect(server.trustingUrl).toContain(encodeURIComponent(readFileSync(certificateFile, 'utf8')));
  },
);

it('a process that gets the certificate by NODE_EXTRA_CA_CERTS sends without a setting of its own', async () => {
  await using server = await startMailServer({ tls: 'starttls' });
  const script = `
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({ url: process.argv[1], requireTLS: true });
    await transport.sendMail({ from: 'a@b.example', to: 'ada@lovelace.example', subject: 'x', text: 'x' });
    transport.close();`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script, server.url], {
    cwd: import.meta.dirname,
    env: { ...process.env, NODE_EXTRA_CA_CERTS: certificateFile },
  });
  expect(server.mails).toHaveLength(1);
});

it('the query of the URL wins over an option beside it', async () => {
  await using server = await startMailServer();
  const options = { requireTLS: true, connectionTimeout: 5_000 };
  const refused = createTransport({ url: server.url, ...options });
  await expect(refused.sendMail(mail)).rejects.toMatchObject({ code: 'ETLS' });
  const taken = createTransport({ url: `${server.url}?requireTLS=false`, ...options });
  await taken.sendMail(mail);
  expect(server.mails).toHaveLength(1);
});

it('a server that requires STARTTLS refuses a client that stays without, and one without it fails a client that needs it', async () => {
  await using strict = await startMailServer({ tls: 'starttls' });
  await using plain = await startMailServer();
  expect(await send(`${strict.url}?ignoreTLS=true`)).toMatchObject({ responseCode: 530 });
  expect(await send(`${plain.url}?requireTLS=true`)).toMatchObject({ code: 'ETLS' });
});

it('a server refuses one recipient with the words it was given, and takes the others', async () => {
  await using server = await startMailServer({ behaviour: refusing('ADA@lovelace.example', 550, 'Gone') });
  expect(await send(server.url)).toMatchObject({
    responseCode: 550,
    message: expect.stringContaining('Gone'),
  });
  expect(await send(server.url, { ...mail, to: 'grace@lovelace.example' })).toBeNull();
  expect(server.refusals).toEqual([{ to: 'ada@lovelace.example', words: '550 Gone' }]);
});

it('a busy server answers 4xx as often as it was asked to, a closed one at the greeting', async () => {
  await using server = await startMailServer({ behaviour: busy(2) });
  expect(await send(server.url)).toMatchObject({ responseCode: 451 });
  expect(await send(server.url)).toMatchObject({ responseCode: 451 });
  expect(await send(server.url)).toBeNull();
  server.behave(busy(1, 421, 'Too much mail'));
  expect(await send(server.url)).toMatchObject({ responseCode: 421 });
  server.behave(closed);
  expect(await send(server.url)).toMatchObject({ message: expect.stringContaining('421') });
  expect([server.mails.length, server.connections()]).toEqual([1, 5]);
});

it('a server that hangs leaves a client waiting, at the greeting and after the mail', async () => {
  await using server = await startMailServer({ behaviour: once('greeting', 'hang') });
  expect(await send(`${server.url}?greetingTimeout=100`)).toMatchObject({ code: 'ETIMEDOUT' });
  server.behave(once('message', 'hang'));
  expect(await send(`${server.url}?socketTimeout=500`)).toMatchObject({ code: 'ETIMEDOUT' });
  expect(server.mails).toEqual([]);
});

it('a server that ends the connection before its answer has kept the mail, or not', async () => {
  await using server = await startMailServer({ behaviour: once('message', 'take-and-drop') });
  expect(await send(server.url)).not.toBeNull();
  expect(server.mails).toHaveLength(1);
  server.behave(once('message', 'drop'));
  expect(await send(server.url)).not.toBeNull();
  expect(server.mails).toHaveLength(1);
});

it('a server with a pace refuses the mail that is too much, until a minute later', async () => {
  let time = new Date('2026-11-26T12:00:00Z');
  await using server = await startMailServer({ perMinute: 2, now: () => time });
  expect(await send(server.url)).toBeNull();
  expect(await send(server.url)).toBeNull();
  expect(await send(server.url)).toMatchObject({ responseCode: 451 });
  time = new Date('2026-11-26T12:01:00Z');
  expect(await send(server.url)).toBeNull();
});
