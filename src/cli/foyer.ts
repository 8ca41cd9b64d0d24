#!/usr/bin/env node
import { Command } from 'commander';
import { auditCommand } from './commands/audit.ts';
import { checkCommand } from './commands/check.ts';
import { doctorCommand } from './commands/doctor.ts';
import { importCommand } from './commands/import.ts';
import { invitationsCommand } from './commands/invitations.ts';
import { inviteCommand } from './commands/invite.ts';
import { membersCommand } from './commands/members.ts';
import { CliError } from './errors.ts';

/** THE list of commands. */
const commands = [
  inviteCommand,
  importCommand,
  invitationsCommand,
  membersCommand,
  checkCommand,
  auditCommand,
  doctorCommand,
];

const program = new Command('foyer')
  .description('Who is a member of what: asks and changes it by the API of Foyer.')
  .addHelpText(
    'after',
    `
Settings (environment variables):
  FOYER_URL  where Foyer is, for example https://foyer.example.com
  FOYER_KEY  an API key. Admins make one with /invite api-keys in Slack

Exit codes: 0 done, 1 refused by Foyer, 2 wrong usage or settings, 3 Foyer can’t be reached.`,
  )
  .showHelpAfterError('Add --help to see how.')
  .exitOverride();
for (const command of commands) program.addCommand(command().exitOverride());

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** Says what went wrong, unless it is said already. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CliError) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'commander.helpDisplayed' || code === 'commander.help' || code === 'commander.version')
    return 0;
  if (code?.startsWith('commander.')) return 2;
  process.stderr.write(`${message}\n`);
  return 1;
}
