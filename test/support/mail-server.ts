import { once as event } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { type Mail, readMail } from '../../src/demo/mailbox/mail.ts';
import { accepting, type Behaviour, type Moment, type Reply } from './mail-server/behaviour.ts';
import { faultsOf } from './mail-server/strict.ts';

const folder = join(import.meta.dirname, 'mail-server');
/** For NODE_EXTRA_CA_CERTS of a process that must trust the server. */
export const certificateFile = join(folder, 'certificate.pem');
const certificate = readFileSync(certificateFile, 'utf8');
const key = readFileSync(join(folder, 'key.pem'), 'utf8');
/** Ends a wait that would never end. */
const PATIENCE_MS = 120_000;

export interface MailServerOptions {
  /** Absent: everybody may send. */
  login?: { user: string; password: string };
  /** `starttls` refuses mail before STARTTLS, `smtps` speaks TLS from the first byte. Default `none`. */
  tls?: 'none' | 'offered' | 'starttls' | 'smtps';
  /** Answers 451 to mails beyond this number within a minute of `now`. */
  perMinute?: number;
  /** Default: the time of the machine. */
  now?: () => Date;
  behaviour?: Behaviour;
}

/** A mail server on this machine, strict where many forgive; `await using` stops it. */
export interface MailServer extends AsyncDisposable {
  /** For SMTP_URL, with user and password where it asks for them. */
  url: string;
  /** The same, with the server's certificate as the one to trust. */
  trustingUrl: string;
  /** In the order in which they came. */
  mails: Mail[];
  /** What it answered to each mail and recipient that it did not accept. */
  refusals: { to: string; words: string }[];
  /** How often somebody connected. */
  connections(): number;
  /** From now on it answers like this; the counts begin again. */
  behave(behaviour: Behaviour): void;
  /** The nth mail to this address, once it is there. */
  waitForMail(to: string, nth?: number): Promise<Mail>;
  stop(): Promise<void>;
}

/** Starts one on a free port of 127.0.0.1. */
export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const { login, tls = 'none', perMinute = Number.POSITIVE_INFINITY, now = () => new Date() } = options;
  const mails: Mail[] = [];
  const refusals: MailServer['refusals'] = [];
  const sockets = new Map<number | undefined, Socket>();
  const listeners = new Set<() => void>();
  const taken: number[] = [];
  let connected = 0;
  let behaviour = options.behaviour ?? accepting;
  let counts: Record<Moment['at'], number> = { greeting: 0, recipient: 0, message: 0 };

  function decide(at: Moment['at'], to: string): Reply {
    counts[at] += 1;
    return behaviour({ at, to, nth: counts[at] });
  }

  /** Answers the client as the reply says, except where it says nothing. */
  function answer(reply: Reply, session: SMTPServerSession, to: string, done: (error?: Error) => void) {
    if (reply === 'accept') return done();
    if (reply === 'hang') return;
    if (typeof reply === 'string') return sockets.get(session.remotePort)?.destroy();
    refusals.push({ to, words: `${reply.code} ${reply.words}` });
    done(Object.assign(new Error(reply.words), { responseCode: reply.code }));
  }

  function ofMinute(): Reply {
    const time = now().getTime();
    if (taken.filter(at => at > time - 60_000).length >= perMinute) {
      return { code: 451, words: 'Too many messages in a minute' };
    }
    taken.push(time);
    return 'accept';
  }

  const server = new SMTPServer({
    ...(tls === 'smtps' ? { secure: true } : {}),
    ...(tls === 'none' ? { hideSTARTTLS: true } : {}),
    key,
    cert: certificate,
    logger: false,
    disableReverseLookup: true,
    hideSMTPUTF8: true,
    hide8BITMIME: true,
    size: 1_000_000,
    disabledCommands: [...(login ? [] : ['AUTH']), ...(tls === 'none' ? ['STARTTLS'] : [])],
    allowInsecureAuth: tls === 'none',
    onAuth({ username, password }, _session, done) {
      const isRight = username === login?.user && password === login?.password;
      done(isRight ? null : new Error('Authentication failed'), isRight ? { user: username } : undefined);
    },
    onConnect: (session, done) => answer(decide('greeting', ''), session, '', done),
    onMailFrom(_address, session, done) {
      const isOpen = tls !== 'starttls' || session.secure;
      answer(isOpen ? 'accept' : { code: 530, words: 'Must issue STARTTLS first' }, session, '', done);
    },
    onRcptTo({ address }, session, done) {
      const to = address.toLowerCase();
      answer(decide('recipient', to), session, to, done);
    },
    async onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
      const sender = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
      const [to = ''] = recipients;
      const raw = await buffer(stream).catch(() => null);
      if (!raw) return;
      const [fault] = faultsOf(raw);
      let reply: Reply = fault ? { code: 554, words: fault } : decide('message', to);
      if (reply === 'accept') reply = ofMinute();
      if (reply === 'accept' || reply === 'take-and-drop') {
        mails.push(await readMail(raw, { sender, recipients }));
        for (const look of listeners) look();
      }
      answer(reply, session, to, done);
    },
  });
  // A client that goes away is no error of the server.
  server.on('error', () => undefined);
  server.server.on('connection', socket => {
    connected += 1;
    const { remotePort } = socket;
    sockets.set(remotePort, socket);
    socket.once('close', () => sockets.delete(remotePort));
  });
  server.listen(0, '127.0.0.1');
  await event(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;

  const access = login ? `${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}@` : '';
  const url = `${tls === 'smtps' ? 'smtps' : 'smtp'}://${access}127.0.0.1:${port}`;
  const stop = async () => {
    for (const socket of sockets.values()) socket.destroy();
    if (server.server.listening) await new Promise<void>(resolve => server.close(resolve));
  };
  return {
    url,
    trustingUrl: `${url}?tls.ca=${encodeURIComponent(certificate)}`,
    mails,
    refusals,
    connections: () => connected,
    behave(next) {
      behaviour = next;
      counts = { greeting: 0, recipient: 0, message: 0 };
    },
    waitForMail: (to, nth = 1) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const mail = mails.filter(each => each.recipients.includes(to.toLowerCase()))[nth - 1];
          if (mail) end(() => resolve(mail));
        };
        const end = (finish: () => void) => {
          listeners.delete(look);
          clearTimeout(timer);
          finish();
        };
        const timer = setTimeout(() => {
          const came = mails.map(mail => `${mail.recipients}: ${mail.subject}`);
          const told = refusals.map(refusal => `${refusal.to}: ${refusal.words}`);
          const words = `Mail ${nth} to ${to} did not come. Mails: ${came.join('; ')}. Refusals: ${told.join('; ')}.`;
          end(() => reject(new Error(words)));
        }, PATIENCE_MS);
        listeners.add(look);
        look();
      }),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
