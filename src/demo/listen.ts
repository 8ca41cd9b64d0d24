/** The port of the demo's page when no other is asked for. */
const USUAL_PORT = 3333;

/**
 * Starts the demo's page at the asked port. The usual port may be taken, then another one does; a port that somebody
 * asked for has no substitute.
 * @param asked the option `--port`, as typed
 * @param start starts the page at a port; 0 is any free one
 * @returns the page, and a sentence when it isn't at the usual port
 * @throws what is wrong with the port, as a sentence
 */
export async function listen<Page extends { url: string }>(
  asked: string | undefined,
  start: (port: number) => Promise<Page>,
  usual = USUAL_PORT,
): Promise<{ page: Page; note?: string }> {
  if (asked !== undefined && !(/^\d{1,5}$/u.test(asked) && Number(asked) <= 65_535)) {
    throw new Error(`--port is “${asked}”. It must be a number from 0 to 65535.`);
  }
  const port = asked === undefined ? usual : Number(asked);
  try {
    return { page: await start(port) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const reason =
      code === 'EADDRINUSE'
        ? `Port ${port} is in use, perhaps by another demo.`
        : code === 'EACCES'
          ? `This user can’t open port ${port}.`
          : undefined;
    if (!reason) throw error;
    if (asked !== undefined) {
      throw new Error(`${reason} Choose another one with --port.`);
    }
    const page = await start(0);
    return { page, note: `${reason} This demo is at ${page.url} instead.` };
  }
}
