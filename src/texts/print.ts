import { parseArgs } from 'node:util';
import { listTexts } from './listing.ts';
import { type Locale, locales } from './locales.ts';

/** `npm run texts`: every text that people read, in each language; `-- --only de` prints one, `-- --find role` those with a word. */
const { values } = parseArgs({ options: { only: { type: 'string' }, find: { type: 'string' } } });
const shown: readonly Locale[] = locales.filter(locale => !values.only || locale === values.only);
if (shown.length === 0) {
  process.stderr.write(`There’s no language “${values.only}”. Foyer speaks ${locales.join(' and ')}.\n`);
  process.exitCode = 1;
}
const sought = values.find?.toLowerCase();
for (const { path, says } of listTexts()) {
  const lines = shown.map(locale => `  ${locale}  ${says[locale]}`);
  const isFound = !sought || `${path}\n${lines.join('\n')}`.toLowerCase().includes(sought);
  if (isFound && lines.length > 0) process.stdout.write(`${path}\n${lines.join('\n')}\n`);
}
