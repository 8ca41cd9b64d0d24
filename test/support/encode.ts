import type { Encoding } from '../../src/domain/imports/csv/file.ts';

const maps = new Map<string, Map<string, number[]>>();

/** The bytes of each character of a code page, found by decoding all of them. */
function mapOf(encoding: Encoding): Map<string, number[]> {
  const known = maps.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(encoding);
  const map = new Map<string, number[]>();
  const keep = (bytes: number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && text !== '\ufffd' && !map.has(text)) map.set(text, bytes);
  };
  for (let one = 0; one < 256; one += 1) keep([one]);
  if (['shift_jis', 'gb18030', 'big5', 'euc-kr'].includes(encoding)) {
    for (let one = 0x81; one < 0xff; one += 1) {
      for (let two = 0x40; two < 0xff; two += 1) keep([one, two]);
    }
  }
  maps.set(encoding, map);
  return map;
}

/** Text in a code page. @throws when it has no such character */
export function encode(text: string, encoding: Encoding): Buffer {
  const map = mapOf(encoding);
  const bytes = [...text].map(character => {
    const found = map.get(character);
    if (!found) throw new Error(`${encoding} has no “${character}”.`);
    return found;
  });
  return Buffer.from(bytes.flat());
}
