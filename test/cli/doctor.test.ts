import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { manifestYaml } from '../../manifest/build.ts';
import { freePort } from '../../src/database/embedded/free-port.ts';
import { examine } from '../../src/operate/doctor/doctor.ts';
import type { Finding } from '../../src/operate/doctor/finding.ts';
import { openWorkplace } from '../support/process.ts';

/** What the checks found, as "what: state". */
const statesOf = (findings: Finding[]) => findings.map(({ what, state }) => `${what}: ${state}`);

it('a Foyer that is set up well passes every check, and what is missing is said with what to do', async () => {
  const port = String(await freePort());
  const PUBLIC_URL = `http://127.0.0.1:${port}`;
  await using workplace = await openWorkplace();
  await workplace.start({ PORT: port, PUBLIC_URL });
  const settings = { ...workplace.settings, PUBLIC_URL };
  const findings = await examine(settings);
  expect(statesOf(findings)).toEqual([
    'Settings: good',
    'Database: good',
    'Slack: good',
    'Scopes: good',
    'Clock: good',
    'Public URL: good',
    // It isn't https.
    'Public URL: doubtful',
    'Email: doubtful',
  ]);

  const nobody = `http://127.0.0.1:${await freePort()}`;
  const worse = await examine({
    ...settings,
    SLACK_BOT_TOKEN: 'xoxb-of-nobody',
    PUBLIC_URL: nobody,
    DATABASE_URL: 'postgresql://foyer:hidden-password@127.0.0.1:1/foyer',
    DATABASE_OWNER_URL: 'postgresql://foyer:hidden-password@127.0.0.1:1/foyer',
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'foyer@lovelace.example',
  });
  const wrong = worse.filter(({ state }) => state === 'wrong');
  expect(statesOf(wrong)).toEqual(['Database: wrong', 'Slack: wrong', 'Public URL: wrong', 'Email: wrong']);
  for (const { said } of wrong) expect(said).toMatch(/Check |Copy |Is Foyer/u);
  expect(JSON.stringify(worse)).not.toContain('hidden-password');

  const unreadable = await examine({ ...settings, PORT: 'many' });
  expect(statesOf(unreadable)).toEqual(['Settings: wrong']);
  expect(unreadable[0]?.said).toContain('PORT');
});

it('a token without a scope that Foyer needs is found', async () => {
  await using workplace = await openWorkplace();
  const { url } = await workplace.start();
  const manifest = parse(manifestYaml({ publicUrl: url }));
  const { scopes } = manifest.oauth_config;
  scopes.bot = scopes.bot.filter((scope: string) => scope !== 'files:write');
  workplace.slack.installApp(manifest, { requestUrl: `${url}/slack/events` });
  const findings = await examine(workplace.settings);
  expect(findings.find(({ state }) => state === 'wrong')).toEqual({
    what: 'Scopes',
    state: 'wrong',
    said: 'These are missing: files:write. Paste the manifest again and reinstall.',
  });
});
