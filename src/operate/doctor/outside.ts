import { createTransport } from 'nodemailer';
import type { Config } from '../../config.ts';
import { doubtful, type Finding, good, reasonOf, wrong } from './finding.ts';

const PATIENCE_MS = 10_000;

/** Does PUBLIC_URL lead to a running Foyer? */
export async function checkPublicUrl({ publicUrl, mode }: Config): Promise<Finding[]> {
  const what = 'Public URL';
  if (!publicUrl) {
    return mode === 'http'
      ? [wrong(what, 'Slack can’t reach Foyer without PUBLIC_URL.')]
      : [doubtful(what, 'Without PUBLIC_URL nobody can open an invitation’s page or call the API.')];
  }
  const response = await fetch(`${publicUrl}/healthz`, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
    (error: unknown) => reasonOf(error),
  );
  if (typeof response === 'string') {
    return [
      wrong(what, `${publicUrl} can’t be reached from here: ${response}. Is Foyer running, and the proxy?`),
    ];
  }
  const said = await response.json().catch(() => null);
  const isFoyer = response.ok && (said as { status?: string } | null)?.status === 'ok';
  if (!isFoyer) return [wrong(what, `${publicUrl} is not Foyer: its /healthz answers ${response.status}.`)];
  const isSafe = publicUrl.startsWith('https:');
  return [
    good(what, `${publicUrl} is Foyer.`),
    ...(isSafe ? [] : [doubtful(what, 'It isn’t https: links and keys travel readable.')]),
  ];
}

/** Does the mail server take a connection and the login? No email is sent. */
export async function checkMail({ mail }: Config): Promise<Finding[]> {
  const what = 'Email';
  if (!mail) return [doubtful(what, 'Without SMTP_URL, people outside Slack get no invitation.')];
  const limits = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
  const transport = createTransport({ url: mail.smtpUrl, ...limits });
  try {
    await transport.verify();
    return [good(what, `The mail server at ${new URL(mail.smtpUrl).host} takes the login.`)];
  } catch (error) {
    return [wrong(what, `The mail server doesn’t take the login: ${reasonOf(error)}. Check SMTP_URL.`)];
  } finally {
    transport.close();
  }
}
