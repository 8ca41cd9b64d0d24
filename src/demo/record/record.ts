import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from 'local-slack/chromium';
import type { Page } from 'playwright-core';
import { startPage } from '../page.ts';
import { type Stack, startStack } from '../stack.ts';
import { animate, type Frame } from './animation.ts';
import { type Moment, walk } from './walk.ts';

const FOLDER = 'docs/pictures';

/** The pictures show the same days in every run. */
const STARTS_AT = new Date('2026-01-05T09:00:00Z');

/** How long each moment stays in the animation; the others aren't in it. */
const SHOWN_MS: Partial<Record<Moment, number>> = { typed: 2200, sent: 2600, asked: 1800, accepted: 3600 };

const ANIMATED = { width: 1440, height: 640 };
const WHOLE = { width: 1440, height: 900 };

/** The two people side by side, without the margin. */
async function panes(page: Page): Promise<Buffer> {
  await page.mouse.move(0, 0);
  const boxes = await Promise.all(
    ['Left pane', 'Right pane'].map(name => page.getByRole('region', { name }).boundingBox()),
  );
  const [left, right] = boxes;
  if (!left || !right) throw new Error('A pane is not in view.');
  const clip = { ...left, width: right.x + right.width - left.x };
  return page.screenshot({ animations: 'disabled', clip });
}

/** An admin's App Home, the invitation that a member accepted, and the email to a person outside Slack. */
async function arrange(page: Page, { slack, mailbox }: Stack): Promise<void> {
  await slack.person('grace').command('/invite sofia@elsewhere.example as Broadcaster in "Student Devices"');
  const left = page.getByRole('region', { name: 'Left pane' });
  await left.getByRole('button', { name: 'Home', exact: true }).click();
  await left.getByTestId('home').waitFor();
  await slack.waitFor(() => mailbox.letters.length > 0, 'the email to Sofia');
  const mail = page.frameLocator('iframe[title=Mailbox]');
  await mail.getByRole('button', { name: /sofia@elsewhere\.example/u }).click();
  await slack.settled();
}

/** Plays the first invitation in the demo, and writes the README's pictures. */
export async function record(say: (line: string) => void): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await using stack = new AsyncDisposableStack();
  const demo = await startStack({ logLevel: 'warn', startsAt: STARTS_AT });
  stack.defer(() => demo.stop());
  const client = await startPage(demo, { port: 0 });
  stack.defer(() => client.stop());
  const browser = await launchBrowser();
  stack.defer(() => browser.close());
  const write = async (name: string, bytes: Uint8Array) => {
    await writeFile(join(FOLDER, name), bytes);
    say(`${join(FOLDER, name)}: ${Math.round(bytes.length / 1024)} kB`);
  };

  const page = await browser.newPage({ viewport: ANIMATED, colorScheme: 'light' });
  await page.goto(client.url);
  const frames: Frame[] = [];
  await walk(page, async moment => {
    const ms = SHOWN_MS[moment];
    if (ms) frames.push({ png: await panes(page), ms });
  });
  await write('invite-and-accept.gif', await animate(await browser.newPage(), frames));

  await page.setViewportSize(WHOLE);
  await arrange(page, demo);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await write(`demo-${colorScheme}.png`, await page.screenshot({ animations: 'disabled' }));
  }
}
