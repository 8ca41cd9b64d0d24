import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Writes look-alikes.json from Unicode's table of confusable characters: `node test/support/write-look-alikes.ts
 * confusables.txt`, the file of https://www.unicode.org/Public/security/latest/confusables.txt. It leaves out
 * characters that compatibility normalisation makes equal, because names are compared after that.
 */
const [, , from = 'confusables.txt'] = process.argv;
const table = readFileSync(from, 'utf8');
const version = /^# Version: (\S+)/mu.exec(table)?.[1] ?? 'unknown';

const text = (codes: string) =>
  codes
    .trim()
    .split(' ')
    .map(code => String.fromCodePoint(Number.parseInt(code, 16)))
    .join('');

const looks = new Map<string, string>();
for (const line of table.split('\n')) {
  const [written = '', look = '', kind = ''] = line.replace(/^\ufeff/u, '').split(';');
  if (!kind.trim().startsWith('MA')) continue;
  const character = text(written);
  if (character.normalize('NFKC') === character)
    looks.set(text(look), (looks.get(text(look)) ?? '') + character);
}

const escaped = (json: string) =>
  json.replace(/[\p{M}\p{C}\p{Z}]/gu, character =>
    character === ' '
      ? character
      : [...Array(character.length).keys()]
          .map(at => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
          .join(''),
  );
const lines = [...looks].map(
  ([look, characters]) => `    ${escaped(JSON.stringify(look))}: ${escaped(JSON.stringify(characters))}`,
);
const source = `Unicode ${version}, UTS #39 confusables.txt. © Unicode, Inc. https://www.unicode.org/terms_of_use.html`;
writeFileSync(
  new URL('../../src/domain/look-alikes/look-alikes.json', import.meta.url),
  `{\n  "source": ${JSON.stringify(source)},\n  "charactersByLook": {\n${lines.join(',\n')}\n  }\n}\n`,
);
