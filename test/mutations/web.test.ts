import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linkTo } from '../pages/visit.ts';
import { directoryOf, user } from '../scim/directory.ts';
import { startFoyer } from '../support/foyer.ts';
import { startMailServer } from '../support/mail-server.ts';
import { becomeMember, runCommand, setUp, untilIdle } from '../support/story.ts';
import { webRequests } from './web-requests.ts';

/** WEB_MUTATIONS=100000 tries so many, with --testTimeout=3600000, and SEED repeats them. */
const COUNT = Number(process.env.WEB_MUTATIONS ?? 1_500);
const LANES = 8;
const SECRET = 'a secret of the provider';

it('no request that a browser, a directory or an email provider gets wrong makes Foyer fail', async () => {
  await using server = await startMailServer();
  await using foyer = await startFoyer('http', {
    mail: { ...server, settings: { MAIL_BOUNCE_SECRET: SECRET } },
    env: ({ clientId, clientSecret }) => ({ SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret }),
    triesPerMinute: 1e9,
    requestsPerMinute: 1e9,
  });
  await setUp(foyer);
  await becomeMember(foyer, 'ada', 'EDITOR');
  const emails = ['una@elsewhere.example', 'ivy@elsewhere.example'];
  for (const email of emails) {
    await runCommand(foyer.slack.person('grace'), `/invite ${email} as VIEWER`);
    await untilIdle(foyer);
  }
  const directory = await directoryOf(foyer);
  await directory.ask('POST', '/Users', user('hedy@lovelace.example'));
  const { db, app } = foyer;
  const ids = [...(await db.member.findMany()), ...(await db.group.findMany())].map(({ id }) => id);
  const links = await Promise.all(emails.map(email => linkTo(foyer, email)));
  const seed = Number(process.env.SEED ?? Math.trunc(Math.random() * 2 ** 31));
  const known = { links, ids, emails, directoryKey: directory.secret, bounceSecret: SECRET };
  const requests = fc.sample(webRequests(known), { numRuns: COUNT, seed }).values();
  const statuses = new Map<number, number>();
  const failed: string[] = [];
  const lane = async () => {
    for (const { method, target, headers, body } of requests) {
      const response = await fetch(`${app.url}${target}`, {
        method,
        headers,
        redirect: 'manual',
        ...(body !== undefined && { body }),
      });
      const text = await response.text();
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      if (response.status < 500) continue;
      failed.push(`seed ${seed}: ${method} ${target} ${body} → ${response.status} ${text}`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await untilIdle(foyer);
  expect(failed).toEqual([]);
  if (process.env.WEB_MUTATIONS) process.stdout.write(`${JSON.stringify([...statuses].sort())}\n`);
  // The mutations reach the rules behind the doors, too.
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 303, 400, 404]));
});
