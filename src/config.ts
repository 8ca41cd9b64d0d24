import { z } from 'zod';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const token = (prefix: string, where: string) =>
  z.string().regex(new RegExp(`^${prefix}-`, 'u'), `starts with "${prefix}-"; copy it from ${where}`);

const url = (protocol: RegExp, example: string) => z.url({ protocol, error: `is a URL such as ${example}` });

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

const schema = z.object({
  SLACK_BOT_TOKEN: token('xoxb', 'your Slack app’s page "OAuth & Permissions"'),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: token('xapp', 'your Slack app’s page "Basic Information", "App-Level Tokens"').optional(),
  SLACK_API_URL: url(/^https?$/u, 'https://slack.com/api/').default('https://slack.com/api/'),
  SLACK_COMMAND: z
    .string()
    .regex(/^\/[a-z0-9_-]{1,31}$/u, 'is a slash command such as /invite: lower-case letters, digits, - and _')
    .default('/foyer'),
  DATABASE_URL: url(/^postgres(ql)?$/u, 'postgresql://foyer:password@localhost:5432/foyer').optional(),
  DATABASE_OWNER_URL: url(/^postgres(ql)?$/u, 'postgresql://owner:password@localhost:5432/foyer').optional(),
  DATA_DIR: z.string().min(1, 'is a folder').default('.data'),
  PORT: z.coerce
    .number({ error: 'is a port number from 0 to 65535' })
    .int('is a port number from 0 to 65535')
    .min(0, 'is a port number from 0 to 65535')
    .max(65_535, 'is a port number from 0 to 65535')
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/u, 'is an address of this machine, such as 127.0.0.1 or 0.0.0.0')
    .optional(),
  PUBLIC_URL: url(/^https?$/u, 'https://foyer.example.com').optional(),
  IMPORT_MAX_ROWS: z.coerce
    .number({ error: 'is a number from 1 to 10000' })
    .int('is a number from 1 to 10000')
    .min(1, 'is a number from 1 to 10000')
    .max(10_000, 'is a number from 1 to 10000')
    .default(100),
  RETENTION_DAYS: z.coerce
    .number({ error: 'is a number of days from 1 to 3650' })
    .int('is a number of days from 1 to 3650')
    .min(1, 'is a number of days from 1 to 3650')
    .max(3_650, 'is a number of days from 1 to 3650')
    .optional(),
  SMTP_URL: url(/^smtps?$/u, 'smtp://user:password@smtp.example.com:587')
    .refine(
      value => optionsIn(value).every(name => SMTP_OPTIONS.has(name)),
      `takes only these options after "?": ${[...SMTP_OPTIONS].join(', ')}`,
    )
    .optional(),
  MAIL_FROM: z.email('is an email address such as foyer@example.com').optional(),
  MAIL_REPLY_TO: z.email('is an email address such as help@example.com').optional(),
  MAIL_PER_MINUTE: z.coerce
    .number({ error: 'is a number from 0.01 to 60000' })
    .min(0.01, 'is a number from 0.01 to 60000')
    .max(60_000, 'is a number from 0.01 to 60000')
    .default(60),
  MAIL_BOUNCE_SECRET: z.string().min(16, 'has at least 16 characters').optional(),
  MAIL_SNS_TOPIC_ARN: z
    .string()
    .regex(
      /^arn:aws[\w-]*:sns:/u,
      'is the ARN of an SNS topic, such as arn:aws:sns:eu-west-1:123456789012:bounces',
    )
    .optional(),
  SLACK_CLIENT_ID: z
    .string()
    .regex(/^[\d.]+$/u, 'is two numbers with a dot; copy it from your Slack app’s page "Basic Information"')
    .optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `is one of ${logLevels.join(', ')}` }).default('info'),
});

const missing: Partial<Record<keyof z.input<typeof schema>, string>> = {
  SLACK_BOT_TOKEN:
    'is missing; copy the "Bot User OAuth Token" from your Slack app’s page "OAuth & Permissions"',
  SLACK_SIGNING_SECRET:
    'is missing; copy the "Signing Secret" from your Slack app’s page "Basic Information" (or set SLACK_APP_TOKEN to use Socket Mode)',
};

/** How Slack reaches the program: by HTTP requests that it signs, or over Socket Mode, where it signs nothing. */
type Connection =
  | { readonly mode: 'http'; readonly signingSecret: string; readonly appToken: undefined }
  | { readonly mode: 'socket'; readonly appToken: string; readonly signingSecret: string | undefined };

/** Every setting of the program, checked. */
export type Config = Connection & Settings;

interface Settings {
  readonly botToken: string;
  readonly slackApiUrl: string;
  /** With its slash: texts name it before anybody has typed a command. */
  readonly command: string;
  /** Absent: an embedded PostgreSQL under `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** The same database as its owner, who migrates it; absent: the user of `databaseUrl` does. */
  readonly databaseOwnerUrl: string | undefined;
  readonly dataDir: string;
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
  readonly logLevel: (typeof logLevels)[number];
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
  const connection = connectionOf(given);
  if (!connection) {
    faults.push(`SLACK_SIGNING_SECRET ${missing.SLACK_SIGNING_SECRET}`);
  }
  if (given.DATABASE_OWNER_URL && !given.DATABASE_URL) {
    faults.push(
      'DATABASE_URL is missing; set it beside DATABASE_OWNER_URL, to the user that the program runs as',
    );
  }
  faults.push(...incomplete(given));
  if (!parsed.success || !connection || faults.length > 0) {
    throw new ConfigError(
      `Foyer cannot start with these settings:\n${faults.map(fault => `  - ${fault}.`).join('\n')}`,
    );
  }
  const env = parsed.data;
  const publicUrl = env.PUBLIC_URL?.replace(/\/$/u, '');
  const {
    SMTP_URL: smtpUrl,
    MAIL_FROM: from,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
  } = env;
  return Object.freeze({
    ...connection,
    botToken: env.SLACK_BOT_TOKEN,
    slackApiUrl: env.SLACK_API_URL.endsWith('/') ? env.SLACK_API_URL : `${env.SLACK_API_URL}/`,
    command: env.SLACK_COMMAND,
    databaseUrl: env.DATABASE_URL,
    databaseOwnerUrl: env.DATABASE_OWNER_URL,
    dataDir: env.DATA_DIR,
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
    logLevel: env.LOG_LEVEL,
  });
}

/** Settings that need each other, as sentences about what is missing. */
function incomplete(given: Partial<Record<keyof z.input<typeof schema>, string | undefined>>): string[] {
  const needs = (name: keyof typeof given, other: keyof typeof given, why: string) =>
    given[name] && !given[other] ? [`${other} is missing; ${name} needs it: ${why}`] : [];
  return [
    ...needs('SMTP_URL', 'MAIL_FROM', 'set it to the address that emails come from'),
    ...needs('MAIL_BOUNCE_SECRET', 'SMTP_URL', 'set it to the mail server whose bounces come back'),
    ...needs('MAIL_SNS_TOPIC_ARN', 'SMTP_URL', 'set it to the mail server whose bounces come back'),
    ...needs('SMTP_URL', 'PUBLIC_URL', 'emails link to pages there'),
    ...needs(
      'MAIL_FROM',
      'SMTP_URL',
      'set it to your mail server, for example smtp://user:password@smtp.example.com:587',
    ),
    ...needs(
      'SLACK_CLIENT_ID',
      'SLACK_CLIENT_SECRET',
      'copy it from your Slack app’s page "Basic Information"',
    ),
    ...needs(
      'SLACK_CLIENT_SECRET',
      'SLACK_CLIENT_ID',
      'copy it from your Slack app’s page "Basic Information"',
    ),
    ...needs('SLACK_CLIENT_ID', 'PUBLIC_URL', 'Slack sends people back there'),
  ];
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
