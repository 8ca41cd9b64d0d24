/** What ends a command, as a sentence. */
export class CliError extends Error {
  /** 1: Foyer refused; 2: wrong usage or settings; 3: Foyer can't be reached. */
  readonly exitCode: 1 | 2 | 3;

  constructor(exitCode: 1 | 2 | 3, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}
