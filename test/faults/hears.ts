import type { Person } from '../../src/simulator/person.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';

/** Types a command; fulfilled when the person reads these words, at once or, on a busy machine, somewhat later. */
export async function hears(slack: Simulator, person: Person, command: string, words: string): Promise<void> {
  await person.command(command);
  await slack.waitFor(() => person.sees(words), `"${words}" after ${command}`);
}
