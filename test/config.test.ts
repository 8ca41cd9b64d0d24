import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const least = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret' };

/** The lines that name faults. */
function faults(environment: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const [head, ...lines] = error.message.split('\n');
    expect(head).toBe('Foyer can’t start with these settings:');
    return lines;
  }
}

describe('the settings', () => {
  it('the required settings alone give the defaults of a first start', () => {
    expect(readConfig(least)).toEqual({
      botToken: 'xoxb-1',
      mode: 'http',
      signingSecret: 'secret',
      appToken: undefined,
      slackApiUrl: 'https://slack.com/api/',
      command: '/foyer',
      databaseUrl: undefined,
      dataDir: '.data',
      migrateOnStart: true,
      port: 3000,
      publicUrl: undefined,
      logLevel: 'info',
      importMaxRows: 100,
      retentionDays: null,
      webhookAllowPrivate: false,
      metrics: null,
      traces: false,
    });
  });

  it('all settings are as given', () => {
    const config = readConfig({
      ...least,
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_API_URL: 'https://slack-gov.com/api',
      SLACK_COMMAND: '/foyer_2-b',
      DATABASE_URL: 'postgres://foyer:secret@db:5432/foyer?sslmode=require',
      DATABASE_OWNER_URL: 'postgres://owner:secret@db:5432/foyer',
      DATA_DIR: '/var/lib/foyer',
      PORT: '0',
      PUBLIC_URL: 'https://foyer.example.com',
      LOG_LEVEL: 'silent',
      RETENTION_DAYS: '90',
    });
    expect(config).toMatchObject({
      mode: 'socket',
      appToken: 'xapp-1',
      slackApiUrl: 'https://slack-gov.com/api/',
      command: '/foyer_2-b',
      databaseUrl: 'postgres://foyer:secret@db:5432/foyer?sslmode=require',
      databaseOwnerUrl: 'postgres://owner:secret@db:5432/foyer',
      dataDir: '/var/lib/foyer',
      port: 0,
      publicUrl: 'https://foyer.example.com',
      logLevel: 'silent',
      retentionDays: 90,
    });
  });

  it('Socket Mode needs no signing secret, because Slack signs nothing there', () => {
    const config = readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' });
    expect(config).toMatchObject({ mode: 'socket', signingSecret: undefined, appToken: 'xapp-1' });
  });

  it.each([[''], [' '], ['\n\t'], [undefined]])('the signing secret can’t be %j', SLACK_SIGNING_SECRET => {
    expect(faults({ ...least, SLACK_SIGNING_SECRET })).toEqual([
      expect.stringContaining('SLACK_SIGNING_SECRET is missing'),
    ]);
  });

  it('an empty setting counts as absent, and white space around a setting is ignored', () => {
    const config = readConfig({
      ...least,
      SLACK_BOT_TOKEN: ' xoxb-2\n',
      PORT: '',
      DATABASE_URL: '  ',
      LOG_LEVEL: '',
    });
    expect(config).toMatchObject({
      botToken: 'xoxb-2',
      port: 3000,
      databaseUrl: undefined,
      logLevel: 'info',
    });
  });

  it('nobody can change the settings after they are read', () => {
    expect(Object.isFrozen(readConfig(least))).toBe(true);
  });
});

describe('a start with wrong settings', () => {
  it('a start asks for DATABASE_URL when only the address of the database’s owner is given', () => {
    expect(faults({ ...least, DATABASE_OWNER_URL: 'postgres://owner@db/foyer' })).toEqual([
      '  - DATABASE_URL is missing. Set it beside DATABASE_OWNER_URL, to the user that Foyer runs as.',
    ]);
  });

  it('a start refuses options of SMTP_URL that print emails or replace what Foyer sets', () => {
    const mail = { ...least, MAIL_FROM: 'foyer@example.com', PUBLIC_URL: 'https://foyer.example.com' };
    for (const query of [
      '?logger=true',
      '?debug=1&requireTLS=false',
      '?transactionLog=true',
      '?tls.enableTrace=true',
    ]) {
      expect(faults({ ...mail, SMTP_URL: `smtp://mail.example.com${query}` })).toEqual([
        expect.stringMatching(/^ {2}- SMTP_URL can have only these options after "\?": requireTLS, /u),
      ]);
    }
    const SMTP_URL = 'smtps://mail.example.com?tls.servername=mx.example.com&tls.rejectUnauthorized=false';
    expect(faults({ ...mail, SMTP_URL })).toEqual([]);
  });

  it('a start names everything that is missing', () => {
    expect(faults({})).toEqual([
      expect.stringMatching(/^ {2}- SLACK_BOT_TOKEN is missing. Copy the .+\.$/u),
      expect.stringMatching(/^ {2}- SLACK_SIGNING_SECRET is missing. Copy the .+SLACK_APP_TOKEN.+\.$/u),
    ]);
  });

  it('a start names every error at once, each with its fix', () => {
    const wrong = {
      SLACK_BOT_TOKEN: 'xoxp-1',
      SLACK_APP_TOKEN: 'xoxb-1',
      SLACK_API_URL: 'slack.com/api',
      SLACK_COMMAND: 'invite',
      DATABASE_URL: 'mysql://db/foyer',
      PORT: '99999',
      PUBLIC_URL: 'ftp://foyer.example.com',
      LOG_LEVEL: 'loud',
    };
    const found = faults(wrong);
    expect(found.map(line => /^ {2}- (\w+) /u.exec(line)?.[1]).sort()).toEqual(Object.keys(wrong).sort());
    const remedies = {
      SLACK_BOT_TOKEN: 'must start with "xoxb-". Copy it from',
      SLACK_APP_TOKEN: 'must start with "xapp-". Copy it from',
      SLACK_API_URL: 'https://slack.com/api/',
      SLACK_COMMAND: 'a slash command such as /invite',
      DATABASE_URL: 'postgresql://foyer:password@localhost:5432/foyer',
      PORT: 'a port number from 0 to 65535',
      PUBLIC_URL: 'https://foyer.example.com',
      LOG_LEVEL: 'one of fatal, error, warn, info, debug, trace, silent',
    };
    for (const [name, remedy] of Object.entries(remedies)) {
      expect(found.find(line => line.includes(`${name} `))).toContain(remedy);
    }
  });

  it.each([['-1'], ['80.5'], ['http'], ['65536'], ['1e9']])('a start refuses the port %j', PORT => {
    expect(faults({ ...least, PORT })).toEqual(['  - PORT must be a port number from 0 to 65535.']);
  });

  it.each([['/Invite'], ['/in vite'], ['/'], ['//x'], [`/${'x'.repeat(32)}`]])(
    'a start refuses the command %j',
    SLACK_COMMAND => {
      expect(faults({ ...least, SLACK_COMMAND })).toHaveLength(1);
    },
  );

  it('a start says nothing about the values: tokens and passwords stay out of logs', () => {
    const secret = {
      SLACK_BOT_TOKEN: 'hunter2',
      DATABASE_URL: 'foyer:hunter2@db',
      SLACK_APP_TOKEN: 'hunter2',
    };
    expect(faults(secret).join('\n')).not.toContain('hunter2');
  });
});
