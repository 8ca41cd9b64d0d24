import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { errorsPage } from './errors-page.ts';

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });

if (values.write) await writeFile(new URL('../docs/errors.md', import.meta.url), errorsPage());
else process.stdout.write(errorsPage());
