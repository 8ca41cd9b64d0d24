import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A connection to a server that can stop answering: it stays open, nothing comes through, and nobody gets an error. */
export interface SilentNetwork extends AsyncDisposable {
  /** The server's address by this way. */
  url: string;
  /** From now on it leads to another server of the same database. */
  leadTo(target: string): void;
  fallSilent(): void;
  speakAgain(): void;
}

export async function openSilentNetwork(target: string): Promise<SilentNetwork> {
  let to = new URL(target);
  const sockets = new Set<Socket>();
  let silent = false;
  const server = createServer(near => {
    const far = connect(Number(to.port), to.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      if (silent) socket.unpipe(other);
      socket.on('resume-piping', () => socket.pipe(other));
      socket.on('stop-piping', () => socket.unpipe(other).pause());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = new URL(target);
  url.port = String(typeof address === 'object' && address ? address.port : 0);
  return {
    url: url.href,
    leadTo(next) {
      to = new URL(next);
    },
    fallSilent() {
      silent = true;
      for (const socket of sockets) socket.emit('stop-piping');
    },
    speakAgain() {
      silent = false;
      for (const socket of sockets) socket.emit('resume-piping');
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
