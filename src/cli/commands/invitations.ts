import { Command } from 'commander';
import { everyItem } from '../api.ts';
import { type Format, print } from '../output.ts';
import { accessColumns, invitation } from '../shapes.ts';

interface Options extends Format {
  status?: string;
  search?: string;
}

/** `foyer invitations`: lists invitations. */
export function invitationsCommand(): Command {
  return new Command('invitations')
    .description('Lists invitations')
    .option('--status <status>', 'pending, accepted, declined, revoked or expired', 'pending')
    .option('--search <text>', 'part of a name or an email')
    .option('--csv', 'prints CSV')
    .option('--json', 'prints JSON')
    .action(async ({ status, search, ...format }: Options) => {
      const columns = [
        ...accessColumns,
        ['Until', ({ expiresAt }: { expiresAt: string | null }) => expiresAt?.slice(0, 10) ?? ''] as const,
      ];
      await print(everyItem('/v1/invitations', { status, search }, invitation), columns, format);
    });
}
