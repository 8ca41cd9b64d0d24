import { z } from 'zod';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const token = (prefix: string, where: string) =>
  z.string().regex(new RegExp(`^${prefix}-`, 'u'), `must start with "${prefix}-". Copy it from ${where}`);

const url = (protocol: RegExp, example: string) =>
  z.url({ protocol, error: `must be a URL such as ${example}` });

const flag = (byDefault: 'true' | 'false') =>
  z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .default(byDefault)
    .transform(value => value === 'true');

/**
 * What may follow the "?" of SMTP_URL. It sets any option of nodemailer by its name: some print every email, with its
 * link, past the log; others replace what Foyer sets.
 */
const SMTP_OPTIONS: ReadonlySet<string> = new Set([
  'requireTLS',
  'ignoreTLS',
  'authMethod',
  'name',
  'localAddress',
  'tls.ca',
  'tls.servername',
  'tls.rejectUnauthorized',
  'tls.minVersion',
  'tls.ciphers',
]);

const optionsIn = (value: string) => (URL.canParse(value) ? [...new URL(value).searchParams.keys()] : []);

/** 32 bytes as Base64. */
const KEY = '[A-Za-z0-9+/]{43}=';

const schema = z.object({
  SLACK_BOT_TOKEN: token('xoxb', 'your Slack app’s page "OAuth & Permissions"').optional(),
  ENCRYPTION_KEY: z
    .string()
    .regex(
      new RegExp(`^${KEY}( *, *${KEY})*$`, 'u'),
      'must be 32 random bytes as Base64, such as “openssl rand -base64 32” prints. With several keys, put the newest first and commas between them',
    )
    .optional(),
  SUPPORT_EMAIL: z.email('must be an email address such as help@example.com').optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: token('xapp', 'your Slack app’s page "Basic Information", "App-Level Tokens"').optional(),
  SLACK_API_URL: url(/^https?$/u, 'https://slack.com/api/').default('https://slack.com/api/'),
  SLACK_COMMAND: z
    .string()
    .regex(
      /^\/[a-z0-9_-]{1,31}$/u,
      'must be a slash command such as /invite: lowercase letters, digits, - and _',
    )
    .default('/foyer'),
  DATABASE_URL: url(/^postgres(ql)?$/u, 'postgresql://foyer:password@localhost:5432/foyer').optional(),
  DATABASE_OWNER_URL: url(/^postgres(ql)?$/u, 'postgresql://owner:password@localhost:5432/foyer').optional(),
  DATA_DIR: z.string().min(1, 'must be a folder').default('.data'),
  MIGRATE_ON_START: flag('true'),
  PORT: z.coerce
    .number({ error: 'must be a port number from 0 to 65535' })
    .int('must be a port number from 0 to 65535')
    .min(0, 'must be a port number from 0 to 65535')
    .max(65_535, 'must be a port number from 0 to 65535')
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/u, 'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0')
    .optional(),
  PUBLIC_URL: url(/^https?$/u, 'https://foyer.example.com').optional(),
  IMPORT_MAX_ROWS: z.coerce
    .number({ error: 'must be a number from 1 to 10000' })
    .int('must be a number from 1 to 10000')
    .min(1, 'must be a number from 1 to 10000')
    .max(10_000, 'must be a number from 1 to 10000')
    .default(100),
  RETENTION_DAYS: z.coerce
    .number({ error: 'must be a number of days from 1 to 3650' })
    .int('must be a number of days from 1 to 3650')
    .min(1, 'must be a number of days from 1 to 3650')
    .max(3_650, 'must be a number of days from 1 to 3650')
    .optional(),
  SMTP_URL: url(/^smtps?$/u, 'smtp://user:password@smtp.example.com:587')
    .refine(
      value => optionsIn(value).every(name => SMTP_OPTIONS.has(name)),
      `can have only these options after "?": ${[...SMTP_OPTIONS].join(', ')}`,
    )
    .optional(),
  MAIL_FROM: z.email('must be an email address such as foyer@example.com').optional(),
  MAIL_REPLY_TO: z.email('must be an email address such as help@example.com').optional(),
  MAIL_PER_MINUTE: z.coerce
    .number({ error: 'must be a number from 0.01 to 60000' })
    .min(0.01, 'must be a number from 0.01 to 60000')
    .max(60_000, 'must be a number from 0.01 to 60000')
    .default(60),
  MAIL_BOUNCE_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  MAIL_SNS_TOPIC_ARN: z
    .string()
    .regex(
      /^arn:aws[\w-]*:sns:/u,
      'must be the ARN of an SNS topic, such as arn:aws:sns:eu-west-1:123456789012:bounces',
    )
    .optional(),
  SLACK_CLIENT_ID: z
    .string()
    .regex(
      /^[\d.]+$/u,
      'must be two numbers with a dot. Copy it from your Slack app’s page "Basic Information"',
    )
    .optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  WEBHOOK_ALLOW_PRIVATE: flag('false'),
  METRICS_PORT: z.coerce
    .number({ error: 'must be a port number from 0 to 65535' })
    .int('must be a port number from 0 to 65535')
    .min(0, 'must be a port number from 0 to 65535')
    .max(65_535, 'must be a port number from 0 to 65535')
    .optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url('must be a URL, such as http://localhost:4318').optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
});

const missing: Partial<Record<keyof z.input<typeof schema>, string>> = {
  SLACK_BOT_TOKEN:
    'is missing. Copy the "Bot User OAuth Token" from your Slack app’s page "OAuth & Permissions". To serve many workspaces, leave it out and set ENCRYPTION_KEY',
  SLACK_SIGNING_SECRET:
    'is missing. Copy the "Signing Secret" from your Slack app’s page "Basic Information" (or set SLACK_APP_TOKEN to use Socket Mode)',
};

/** How Slack reaches the program: by HTTP requests that it signs, or over Socket Mode, where it signs nothing. */
type Connection =
  | { readonly mode: 'http'; readonly signingSecret: string; readonly appToken: undefined }
  | { readonly mode: 'socket'; readonly appToken: string; readonly signingSecret: string | undefined };

/** Every setting of the program, checked. */
export type Config = Connection & Access & Settings;

/** Foyer serves the workspace of a token, or every workspace that installs it by OAuth. */
type Access =
  | { readonly botToken: string; readonly oauth: undefined }
  | { readonly botToken: undefined; readonly oauth: OAuthSettings };

/** How workspaces install Foyer. */
export interface OAuthSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The keys that encrypt tokens, 32 bytes as Base64 each; the first encrypts from now on. */
  readonly encryptionKeys: readonly string[];
  /** Where people reach Foyer's pages, without a slash at the end. */
  readonly publicUrl: string;
  /** Whom its pages name for questions; absent: nobody. */
  readonly supportEmail: string | undefined;
}

interface Settings {
  readonly slackApiUrl: string;
  /** With its slash: texts name it before anybody has typed a command. */
  readonly command: string;
  /** Absent: an embedded PostgreSQL under `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** The same database as its owner, who migrates it; absent: the user of `databaseUrl` does. */
  readonly databaseOwnerUrl: string | undefined;
  readonly dataDir: string;
  /** Does a start migrate the database? Otherwise it only checks that `npm run migrate` did. */
  readonly migrateOnStart: boolean;
  readonly port: number;
  /**
   * The address to listen on; absent: all addresses of this machine. In Socket Mode nobody outside needs to connect.
   */
  readonly host: string | undefined;
  readonly publicUrl: string | undefined;
  /** How many people one CSV file may contain. */
  readonly importMaxRows: number;
  /** Days after which old history is deleted; null: never. */
  readonly retentionDays: number | null;
  /** Absent: Foyer sends no email. */
  readonly mail: MailSettings | undefined;
  /** Absent: the invitation page does not offer to sign in with Slack. */
  readonly signIn: { readonly clientId: string; readonly clientSecret: string } | undefined;
  /** Can webhooks call http and addresses of this machine's own network? */
  readonly webhookAllowPrivate: boolean;
  /** Where monitoring finds the metrics; null: nowhere. */
  readonly metrics: MetricsSettings | null;
  /** Are traces sent to OTEL_EXPORTER_OTLP_ENDPOINT? */
  readonly traces: boolean;
  readonly logLevel: (typeof logLevels)[number];
}

/** Where the metrics are: on a port of their own, or beside everything else, for those with the token. */
export interface MetricsSettings {
  readonly port: number | undefined;
  readonly token: string | undefined;
}

/** How Foyer sends email. */
export interface MailSettings {
  /** With user and password, where the server asks for them. */
  readonly smtpUrl: string;
  readonly from: string;
  readonly replyTo: string | undefined;
  /** The most emails in a minute; below 1 for a limit per day. */
  readonly perMinute: number;
  /** Shared with the provider of email, which reports bounces; absent: it can't. */
  readonly bounceSecret: string | undefined;
  /** The topic of Amazon SNS that reports bounces of Amazon SES; absent: none. */
  readonly snsTopicArn: string | undefined;
  /** Where the links in emails lead, without a slash at the end. */
  readonly publicUrl: string;
}

/** The settings can't be used; the message names every error and its fix. */
export class ConfigError extends Error {}

/**
 * Reads the settings from environment variables; an empty value counts as absent.
 * @throws ConfigError naming every error at once
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(
    Object.keys(schema.shape).map(name => [name, environment[name]?.trim() || undefined]),
  );
  const parsed = schema.safeParse(given);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map(issue => {
        const name = String(issue.path[0]) as keyof typeof missing;
        return `${name} ${given[name] === undefined ? (missing[name] ?? issue.message) : issue.message}`;
      });
  faults.push(...accessFaults(given));
  const connection = connectionOf(given);
  if (!connection) {
    faults.push(`SLACK_SIGNING_SECRET ${missing.SLACK_SIGNING_SECRET}`);
  }
  faults.push(...ownerAlone(given), ...incomplete(given));
  if (!parsed.success || !connection || faults.length > 0) throw refused(faults);
  const env = parsed.data;
  const publicUrl = env.PUBLIC_URL?.replace(/\/$/u, '');
  const {
    SMTP_URL: smtpUrl,
    MAIL_FROM: from,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
  } = env;
  const access: Access =
    env.ENCRYPTION_KEY && clientId && clientSecret && publicUrl
      ? {
          botToken: undefined,
          oauth: Object.freeze({
            clientId,
            clientSecret,
            encryptionKeys: env.ENCRYPTION_KEY.split(',').map(key => key.trim()),
            publicUrl,
            supportEmail: env.SUPPORT_EMAIL,
          }),
        }
      : { botToken: env.SLACK_BOT_TOKEN ?? '', oauth: undefined };
  return Object.freeze({
    ...connection,
    ...access,
    slackApiUrl: env.SLACK_API_URL.endsWith('/') ? env.SLACK_API_URL : `${env.SLACK_API_URL}/`,
    command: env.SLACK_COMMAND,
    databaseUrl: env.DATABASE_URL,
    databaseOwnerUrl: env.DATABASE_OWNER_URL,
    dataDir: env.DATA_DIR,
    migrateOnStart: env.MIGRATE_ON_START,
    port: env.PORT,
    host: env.HOST ?? (env.SLACK_APP_TOKEN ? '127.0.0.1' : undefined),
    publicUrl,
    importMaxRows: env.IMPORT_MAX_ROWS,
    retentionDays: env.RETENTION_DAYS ?? null,
    mail:
      smtpUrl && from && publicUrl
        ? Object.freeze({
            smtpUrl,
            from,
            replyTo: env.MAIL_REPLY_TO,
            perMinute: env.MAIL_PER_MINUTE,
            bounceSecret: env.MAIL_BOUNCE_SECRET,
            snsTopicArn: env.MAIL_SNS_TOPIC_ARN,
            publicUrl,
          })
        : undefined,
    signIn: clientId && clientSecret ? Object.freeze({ clientId, clientSecret }) : undefined,
    webhookAllowPrivate: env.WEBHOOK_ALLOW_PRIVATE,
    metrics:
      env.METRICS_PORT !== undefined || env.METRICS_TOKEN
        ? Object.freeze({ port: env.METRICS_PORT, token: env.METRICS_TOKEN })
        : null,
    traces: env.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined,
    logLevel: env.LOG_LEVEL,
  });
}

/** Where the database is. */
export type DatabaseSettings = Pick<Config, 'databaseUrl' | 'databaseOwnerUrl' | 'dataDir'>;

/**
 * Reads only the settings of the database, for commands that don't talk to Slack.
 * @throws ConfigError naming every error at once
 */
export function readDatabaseSettings(environment: NodeJS.ProcessEnv = process.env): DatabaseSettings {
  const mask = { DATABASE_URL: true, DATABASE_OWNER_URL: true, DATA_DIR: true } as const;
  const names = Object.keys(mask) as (keyof typeof mask)[];
  const given = Object.fromEntries(names.map(name => [name, environment[name]?.trim() || undefined]));
  const parsed = schema.pick(mask).safeParse(given);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`);
  faults.push(...ownerAlone(given));
  if (!parsed.success || faults.length > 0) throw refused(faults);
  const { DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: databaseOwnerUrl, DATA_DIR: dataDir } = parsed.data;
  return { databaseUrl, databaseOwnerUrl, dataDir };
}

function ownerAlone(given: Partial<Record<string, string | undefined>>): string[] {
  if (!given.DATABASE_OWNER_URL || given.DATABASE_URL) return [];
  return ['DATABASE_URL is missing. Set it beside DATABASE_OWNER_URL, to the user that Foyer runs as'];
}

const refused = (faults: readonly string[]) =>
  new ConfigError(
    `Foyer can’t start with these settings:\n${faults.map(fault => `  - ${fault}.`).join('\n')}`,
  );

/** Settings that need each other, as sentences about what is missing. */
function incomplete(given: Partial<Record<keyof z.input<typeof schema>, string | undefined>>): string[] {
  const needs = (name: keyof typeof given, other: keyof typeof given, what: string) =>
    given[name] && !given[other] ? [`${other} is missing, and ${name} needs it. ${what}`] : [];
  return [
    ...needs('SMTP_URL', 'MAIL_FROM', 'Set it to the address that emails come from'),
    ...needs('MAIL_BOUNCE_SECRET', 'SMTP_URL', 'Set it to the mail server whose bounces come back'),
    ...needs('MAIL_SNS_TOPIC_ARN', 'SMTP_URL', 'Set it to the mail server whose bounces come back'),
    ...needs('SMTP_URL', 'PUBLIC_URL', 'Set it to the address that links in emails open'),
    ...needs(
      'MAIL_FROM',
      'SMTP_URL',
      'Set it to your mail server, for example smtp://user:password@smtp.example.com:587',
    ),
    ...needs(
      'SLACK_CLIENT_ID',
      'SLACK_CLIENT_SECRET',
      'Copy it from your Slack app’s page "Basic Information"',
    ),
    ...needs(
      'SLACK_CLIENT_SECRET',
      'SLACK_CLIENT_ID',
      'Copy it from your Slack app’s page "Basic Information"',
    ),
    ...needs('SLACK_CLIENT_ID', 'PUBLIC_URL', 'Set it to the address that Slack sends people back to'),
    ...needs('ENCRYPTION_KEY', 'SLACK_CLIENT_ID', 'Copy it from your Slack app’s page "Basic Information"'),
  ];
}

/** What is wrong with how Foyer gets its tokens: from the settings, or by OAuth. */
function accessFaults({
  SLACK_BOT_TOKEN: token,
  ENCRYPTION_KEY: key,
}: Partial<Record<keyof z.input<typeof schema>, string | undefined>>): string[] {
  if (token && key) {
    return [
      'SLACK_BOT_TOKEN and ENCRYPTION_KEY exclude each other. Keep SLACK_BOT_TOKEN for one workspace, or ENCRYPTION_KEY for every workspace that installs Foyer',
    ];
  }
  return token || key ? [] : [`SLACK_BOT_TOKEN ${missing.SLACK_BOT_TOKEN}`];
}

/** Socket Mode when both are given; null when neither is. */
function connectionOf(given: {
  SLACK_APP_TOKEN?: string | undefined;
  SLACK_SIGNING_SECRET?: string | undefined;
}): Connection | null {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = given;
  if (appToken) return { mode: 'socket', appToken, signingSecret };
  return signingSecret ? { mode: 'http', signingSecret, appToken: undefined } : null;
}
