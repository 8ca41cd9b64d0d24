import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type Child = {
  pid: number;
  /** The next line it prints; undefined once it has ended. */
  nextLine(): Promise<string | undefined>;
  /** Writes a line to its input. */
  say(line: string): void;
  /** Lets it end, by closing its input; fulfilled with its exit code and everything it wrote to stderr. */
  finish(): Promise<{ code: number | null; stderr: string }>;
  ended: Promise<{ code: number | null; stderr: string }>;
};

/** Runs a TypeScript file, named from this folder, in its own process (and process group). */
export function startChild(file: string, args: string[], env: Record<string, string> = {}): Child {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, ...env },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let stderr = '';
  child.stderr.on('data', chunk => {
    stderr += chunk;
  });
  const ended = new Promise<{ code: number | null; stderr: string }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve({ code, stderr }));
  });
  return {
    pid: child.pid ?? 0,
    nextLine: async () => (await lines.next()).value,
    say: line => void child.stdin.write(`${line}\n`),
    finish() {
      child.stdin.end();
      return ended;
    },
    ended,
  };
}
