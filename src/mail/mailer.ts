import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import type { MailSettings } from '../config.ts';
import { reasonText, storedReason } from '../messages/reasons.ts';
import type { Reason } from '../texts/reasons.ts';

/** One email to one person. */
export interface Mail {
  /** The same at each attempt, so that a mail server or a reader can drop a second copy. */
  messageId: string;
  /** Who sends it, as the reader sees it: the name of an organization. */
  fromName: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Further headers. */
  headers: Readonly<Record<string, string>>;
}

/** Sends email through the operator's mail server. */
export interface Mailer {
  /** The most emails in a minute. */
  perMinute: number;
  /** The domain of the sender's address. */
  domain: string;
  /** Does somebody read replies? */
  takesReplies: boolean;
  /** Where links lead, without a slash at the end. */
  publicUrl: string;
  /**
   * Fulfilled when the mail server has taken the email.
   * @throws MailError with the server's words
   */
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** The mail server did not take an email. */
export class MailError extends Error {
  readonly reason: Reason;
  /** Would every further attempt fail, too? */
  readonly isPermanent: boolean;

  constructor(reason: Reason, { isPermanent, cause }: { isPermanent: boolean; cause: unknown }) {
    super(reasonText(storedReason(reason)), { cause });
    this.reason = reason;
    this.isPermanent = isPermanent;
  }
}

/** A server that hangs occupies one of few connections. */
const CONNECT_MS = 15_000;
const ANSWER_MS = 60_000;
const CONNECTIONS = 2;

/** Creates a mailer; it connects only when it sends. */
export function createMailer({ smtpUrl, from, replyTo, perMinute, publicUrl }: MailSettings): Mailer {
  const transport = createTransport(
    {
      url: smtpUrl,
      pool: true,
      maxConnections: CONNECTIONS,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      dnsTimeout: CONNECT_MS,
      socketTimeout: ANSWER_MS,
      // A password and people's addresses travel encrypted, unless the URL says otherwise.
      requireTLS: !isHere(smtpUrl),
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { replyTo },
  );
  return {
    perMinute,
    takesReplies: replyTo !== undefined,
    publicUrl,
    domain: from.slice(from.lastIndexOf('@') + 1),
    async send({ fromName, headers, ...mail }) {
      try {
        await transport.sendMail({
          ...mail,
          from: { name: oneLine(fromName), address: from },
          subject: oneLine(mail.subject),
          headers: { 'Auto-Submitted': 'auto-generated', ...headers },
        });
      } catch (error) {
        throw mailError(error);
      }
    },
    close: () => transport.close(),
  };
}

/** Names and subjects are people's text: a line break in one would begin a header of its own. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** Is the mail server on this machine? */
function isHere(smtpUrl: string): boolean {
  const host = new URL(smtpUrl).hostname.replace(/^\[|\]$/gu, '');
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/**
 * Reads why an email was not taken. A code that begins with 5 is the server's last word; anything else may pass. refused login is for the operator to fix, so it is tried again.
 * Source: RFC 5321, 4.2.1
 */
function mailError(error: unknown): MailError {
  const { code, responseCode, response, message } = error as Partial<
    Record<'code' | 'response' | 'message', string> & { responseCode: number }
  >;
  const words = shortened(oneLine(response ?? message ?? ''));
  const passing = { isPermanent: false, cause: error };
  if (code === 'EAUTH') return new MailError({ code: 'mail-login-refused', words }, passing);
  if (code === 'ETLS' || code === 'EREQUIRETLS') {
    return new MailError({ code: 'mail-unencrypted', words }, passing);
  }
  if (!responseCode) return new MailError({ code: 'mail-unreachable', words }, passing);
  const isPermanent = responseCode >= 500 && responseCode < 600;
  return new MailError({ code: 'mail-refused', words }, { isPermanent, cause: error });
}

const MOST_WORDS = 300;

const shortened = (words: string) =>
  words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS - 1)}…` : words;
