import { startSimulator } from 'local-slack';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findSeen } from '../../src/demo/seen.ts';
import { startStack } from '../../src/demo/stack.ts';
import { story } from '../../src/demo/story.ts';
import { Teller } from '../../src/demo/teller.ts';
import { both, markdownTranscript, terminalTranscript } from '../../src/demo/transcript.ts';

let slack: Awaited<ReturnType<typeof startSimulator>>;

beforeEach(async () => {
  slack = await startSimulator();
});

afterEach(() => slack.stop());

it('the tour shows nobody a message of a channel that they have not joined', async () => {
  await slack.person('margaret').say('Who decides this?', { in: 'approvals' });
  await slack.person('ada').say('Hello all', { in: 'general' });
  expect(findSeen(slack.person('grace'), 'Who decides')?.where).toBe('in #approvals');
  expect(findSeen(slack.person('linus'), 'Who decides')).toBeUndefined();
  expect(findSeen(slack.person('linus'), 'Hello all')).toEqual({ where: 'in #general', text: 'Hello all' });
  expect(findSeen(slack.person('edsger'), 'Hello all')).toBeUndefined();
});

it('the tour says of an answer that only one person sees it', async () => {
  await slack.person('ada').command('/nonsense');
  expect(findSeen(slack.person('ada'), 'not a valid command')?.where).toBe(
    'in a direct message, only visible to them',
  );
  expect(findSeen(slack.person('grace'), 'not a valid command')).toBeUndefined();
});

it('the written tour has neither the ports nor the secrets of one run, and shows backticks as they were typed', () => {
  const markdown = markdownTranscript();
  const link = 'http://127.0.0.1:40123/i/abcdefghijklmnopqrstuvwxyz0123456789';
  markdown.chapter('The start');
  markdown.does('Ada Lovelace', 'types', 'a `tick`');
  markdown.sees('Ada Lovelace sees a page', `Open ${link}`);
  expect(markdown.text()).toBe(
    [
      '## 1. The start',
      '**Ada Lovelace** types `` a `tick` ``',
      'Ada Lovelace sees a page:',
      '```text\nOpen https://foyer.example/i/…\n```\n',
    ].join('\n\n'),
  );
});

it('every check of the tour passes, and the written tour has every chapter that the terminal shows', async () => {
  const lines: string[] = [];
  const markdown = markdownTranscript();
  const stack = await startStack({ logLevel: 'fatal' });
  try {
    const teller = new Teller(
      stack,
      both(
        terminalTranscript(line => lines.push(line)),
        markdown,
      ),
    );
    await story(teller);
    expect(teller.checks).toBeGreaterThan(80);
  } finally {
    await stack.stop();
  }
  const shown = lines.flatMap(line => /━━ (\d+\. .*?) ━/u.exec(line)?.[1] ?? []);
  const written = [...markdown.text().matchAll(/^## (.*)$/gmu)].map(([, title]) => title);
  expect(written).toEqual(shown);
  expect(written.length).toBeGreaterThan(5);
  expect(markdown.text()).not.toContain('127.0.0.1');
});
