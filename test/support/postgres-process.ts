import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The server on `<dataDir>/postgres`, from PostgreSQL's own file. */
export async function serverOf(dataDir: string): Promise<{ pid: number; port: number }> {
  const text = await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8');
  const [pid, , , port] = text.split('\n');
  return { pid: Number(pid), port: Number(port) };
}

/** Kills the server as a power cut would, with its files as they are. Returns when it accepts no more connections. */
export async function killServer(dataDir: string): Promise<void> {
  const { pid, port } = await serverOf(dataDir);
  process.kill(pid, 'SIGKILL');
  while (await accepts(port)) await pause(10);
}

/** Does something listen on the port? */
export function accepts(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, host, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
