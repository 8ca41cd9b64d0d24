import { Command } from 'commander';
import { z } from 'zod';
import { ask, read } from '../api.ts';

const answered = z.object({ isAllowed: z.boolean(), reason: z.string(), memberId: z.string().nullable() });

const reasons: Record<string, string> = {
  allowed: 'Yes.',
  'no-member': 'No: nobody with this email is a member.',
  'not-active': 'No: this member has no rights now.',
  role: 'No: their role doesn’t allow it.',
  group: 'No: they don’t have this group.',
};

/** `foyer check`: says whether somebody has a permission. */
export function checkCommand(): Command {
  return new Command('check')
    .description('Says whether a person has a permission')
    .argument('<email>')
    .argument('<permission>', 'a row of the role matrix, for example “Investigate devices”')
    .option('-g, --group <group>', 'in this group, by name or id')
    .option('--json', 'prints JSON')
    .action(
      async (email: string, permission: string, { group, json }: { group?: string; json?: boolean }) => {
        const body = { member: { email }, permission, ...(group && { group }) };
        const said = await read(await ask('POST', '/v1/check', body), answered);
        process.stdout.write(json ? `${JSON.stringify(said)}\n` : `${reasons[said.reason] ?? said.reason}\n`);
        if (!said.isAllowed) process.exitCode = 1;
      },
    );
}
