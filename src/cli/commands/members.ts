import { Command } from 'commander';
import { everyItem } from '../api.ts';
import { type Format, print } from '../output.ts';
import { accessColumns, member } from '../shapes.ts';

interface Options extends Format {
  search?: string;
  state?: string;
  email?: string;
}

/** `foyer members`: lists members. */
export function membersCommand(): Command {
  return new Command('members')
    .description('Lists members')
    .option('--search <text>', 'part of a name or an email')
    .option('--state <state>', 'active, deactivated or left')
    .option('--email <email>', 'the one member with this email')
    .option('--csv', 'prints CSV')
    .option('--json', 'prints JSON')
    .action(async ({ search, state, email, ...format }: Options) => {
      const columns = [
        ...accessColumns,
        [
          'State',
          ({ state: now, isActive }: { state: string; isActive: boolean }) =>
            isActive ? now : now === 'active' ? 'without rights' : now,
        ] as const,
      ];
      await print(everyItem('/v1/members', { search, state, email }, member), columns, format);
    });
}
