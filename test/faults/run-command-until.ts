import type { Person, Simulator } from 'local-slack';

/** Types a command; fulfilled when the person reads these words, at once or, on a busy machine, somewhat later. */
export async function runCommandUntil(
  slack: Simulator,
  person: Person,
  command: string,
  words: string,
): Promise<void> {
  await person.command(command);
  await slack.waitFor(() => person.sees(words), `"${words}" after ${command}`);
}
