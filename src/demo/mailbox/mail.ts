import { type ParsedMail, simpleParser } from 'mailparser';

/** A mail as its reader sees it, and as it came. */
export interface Mail {
  /** The addresses that the server was given, in lower case: what the mail says itself may differ. */
  recipients: string[];
  /** The address that bounces go to; empty for none. */
  sender: string;
  from: { name: string; address: string };
  to: { name: string; address: string }[];
  replyTo: { name: string; address: string }[];
  subject: string;
  text: string;
  html: string;
  messageId: string;
  /** By name in lower case, unfolded and as they came: non-Latin words are still encoded. */
  headers: Record<string, string>;
  raw: string;
}

/** Reads a mail of the wire. */
export async function readMail(
  raw: Buffer,
  envelope: { sender: string; recipients: string[] },
): Promise<Mail> {
  const parsed = await simpleParser(raw);
  const [from = { name: '', address: '' }] = addressesOf(parsed.from);
  return {
    ...envelope,
    from,
    to: addressesOf(parsed.to),
    replyTo: addressesOf(parsed.replyTo),
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html || '',
    messageId: parsed.messageId ?? '',
    headers: Object.fromEntries(
      parsed.headerLines.map(({ key, line }) => [
        key,
        line
          .slice(key.length + 1)
          .replaceAll(/\r?\n/gu, '')
          .trim(),
      ]),
    ),
    raw: raw.toString('utf8'),
  };
}

function addressesOf(header: ParsedMail['to']): { name: string; address: string }[] {
  const lists = Array.isArray(header) ? header : header ? [header] : [];
  return lists.flatMap(({ value }) => value.map(({ name, address = '' }) => ({ name, address })));
}
