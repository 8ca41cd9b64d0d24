import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../docs/measured');

/** What a command measured. */
export interface Report {
  title: string;
  /** The command that writes it again. */
  command: string;
  /** The machine, the versions and the commit: see describeEnvironment. */
  environment: string;
  /** Markdown. */
  lines: readonly string[];
  /** Pictures by name, as SVG; the Markdown names them as `<name>.svg`. */
  plots?: Readonly<Record<string, string>>;
}

/** Writes docs/measured/<name>.md and its pictures; returns the paths. */
export async function writeReport(name: string, report: Report): Promise<string[]> {
  const { title, command, environment, lines, plots = {} } = report;
  const text = [
    `# ${title}`,
    `Written by \`${command}\` on ${new Date().toISOString().slice(0, 10)}. Run it again instead of editing this page.`,
    environment,
    ...lines,
  ].join('\n\n');
  const files = {
    [`${name}.md`]: `${text}\n`,
    ...Object.fromEntries(Object.entries(plots).map(([plot, svg]) => [`${plot}.svg`, `${svg}\n`])),
  };
  await mkdir(FOLDER, { recursive: true });
  return Promise.all(
    Object.entries(files).map(async ([file, content]) => {
      await writeFile(join(FOLDER, file), content);
      return `docs/measured/${file}`;
    }),
  );
}
