import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { type Mail, readMail } from './mail.ts';

/** A mail with its place in the mailbox. */
export interface Letter extends Mail {
  id: number;
  at: Date;
}

/** Takes every mail that is sent to it, for anybody, and keeps it until it stops. */
export interface PostOffice {
  /** For SMTP_URL. */
  url: string;
  /** In the order in which they came. */
  letters: readonly Letter[];
  /** Runs the function after each new letter; the returned function ends that. */
  follow(listener: () => void): () => void;
  stop(): Promise<void>;
}

/** Starts a mail server on a free port of 127.0.0.1. */
export async function openPostOffice(now = () => new Date()): Promise<PostOffice> {
  const letters: Letter[] = [];
  const listeners = new Set<() => void>();
  const sockets = new Set<Socket>();

  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    async onData(stream, { envelope }, done) {
      try {
        const recipients = envelope.rcptTo.map(({ address }) => address.toLowerCase());
        const sender = envelope.mailFrom ? envelope.mailFrom.address : '';
        const mail = await readMail(await buffer(stream), { sender, recipients });
        letters.push({ ...mail, id: letters.length + 1, at: now() });
        done();
        for (const listener of listeners) listener();
      } catch (error) {
        done(error instanceof Error ? error : new Error('The mail can’t be read.'));
      }
    },
  });
  // A client that goes away is no error of the server.
  server.on('error', () => undefined);
  server.server.on('connection', socket => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    letters,
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>(resolve => server.close(resolve));
    },
  };
}
