import { Command } from 'commander';

const marks = { good: '✓', doubtful: '!', wrong: '✗' } as const;

/** `foyer doctor`: for operators, with the program's own settings. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Checks the settings of Foyer itself, and what they lead to. Run it where Foyer runs')
    .option('--json', 'prints JSON')
    .action(async ({ json }: { json?: boolean }) => {
      // The other commands begin without the program's own parts.
      const { examine } = await import('../../operate/doctor/doctor.ts');
      const findings = await examine();
      process.stdout.write(
        json
          ? `${JSON.stringify(findings, null, 2)}\n`
          : findings.map(({ what, state, said }) => `${marks[state]} ${what}: ${said}\n`).join(''),
      );
      if (findings.some(({ state }) => state === 'wrong')) process.exitCode = 1;
    });
}
