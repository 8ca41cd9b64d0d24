import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('measures Foyer beside a bare Bolt app and finds every acknowledged request committed', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['test/bench/main.ts', '--quick']);
  const rows = stdout.split('\n').filter(line => line.startsWith('| '));
  expect(rows.map(row => row.split(' | ')[0]?.slice(2))).toEqual([
    'request',
    '---',
    'Foyer: `/invite a@b as Role`, invitation committed',
    'bare Bolt: a command, only acknowledged',
    'ratio',
    'Foyer: press of Accept, membership committed',
    'bare Bolt: a press, only acknowledged',
    'ratio',
  ]);
  for (const row of rows.slice(2))
    expect(row).toMatch(/^\| .+ \| [\d.]+( ×)? \| [\d.]+( ×)? \| (1\/)?[\d.]+ \|$/u);
  expect(stdout).toContain('no request refused or lost');
}, 120_000);
