import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A process of the benchmark, started and ready. */
export interface Child<Ready> {
  pid: number;
  ready: Ready;
  stop(): Promise<void>;
}

/**
 * Starts a program with this Node and its flags (`--cpu-prof` profiles every process) and waits until one of its lines of JSON passes `isReady`; what it says on
 * stderr is shown.
 * @throws when it ends before that
 */
export async function startChild<Ready>(
  program: URL,
  environment: Record<string, string>,
  isReady: (line: Record<string, unknown>) => Ready | null,
): Promise<Child<Ready>> {
  const child = spawn(process.execPath, [...process.execArgv, program.pathname], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.once('exit', code =>
      reject(new Error(`${program.pathname} ended with ${code} before it was ready.`)),
    );
    createInterface(child.stdout).on('line', line => {
      if (!line.startsWith('{')) return;
      const said = isReady(JSON.parse(line));
      if (said !== null) resolve(said);
    });
  });
  return { pid: child.pid ?? 0, ready, stop: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
