import { Command } from 'commander';
import { ask, read } from '../api.ts';
import { print } from '../output.ts';
import { accessColumns, invitation } from '../shapes.ts';

interface Options {
  role: string;
  group: string[];
  adminOf: string[];
  name?: string;
  note?: string;
  json?: boolean;
}

const collect = (value: string, before: string[]) => [...before, value];

/** `foyer invite`: invites one person. */
export function inviteCommand(): Command {
  return new Command('invite')
    .description('Invites a person')
    .argument('<email>')
    .requiredOption('-r, --role <role>', 'the role, by name or id')
    .option('-g, --group <group>', 'a group, by name or id. Repeat it for several', collect, [])
    .option('--admin-of <group>', 'a group that the person administers. Repeat it for several', collect, [])
    .option('--name <name>', 'the person’s name')
    .option('--note <text>', 'a sentence in the invitation')
    .option('--json', 'prints the invitation as JSON')
    .action(async (email: string, { role, group, adminOf, name, note, json }: Options) => {
      const body = { email, role, groups: group, adminOf, name: name ?? null, note: note ?? null };
      const made = await read(await ask('POST', '/v1/invitations', body), invitation);
      if (!json) process.stdout.write('Invited:\n');
      await print(only(made), accessColumns, { json });
    });
}

async function* only<Item>(item: Item): AsyncGenerator<Item> {
  yield item;
}
