import table from './look-alikes.json' with { type: 'json' };

const lookOf = new Map(
  Object.entries(table.charactersByLook).flatMap(([look, characters]) =>
    [...characters].map(character => [character, look] as const),
  ),
);

/** Letters that look like Latin ones but are missing from the table. */
const unlisted = new Map(
  [...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢⲀⲈⲌⲁⲉⲍ'].map((character, at) => [
    character,
    'abcdefghijklmnopqrstuvwyzaezaez'[at] ?? character,
  ]),
);

/**
 * The skeleton of a text: equal for texts that people can't tell apart by sight, such as "Admin" with a Cyrillic "A".
 * Source: UTS #39, 4, the skeleton
 */
function skeleton(text: string): string {
  // Nobody sees a second dot above a letter that has one.
  const seen = text.normalize('NFD').replace(/(?<=[ij])\u0307/gu, '');
  const looks = [...seen].map(character => {
    const latin = unlisted.get(character) ?? character;
    return lookOf.get(latin) ?? latin;
  });
  return looks.join('').normalize('NFD');
}

/** How a name looks, in any case: two names that look alike share one of these. */
export function looksOf(name: string): string[] {
  const plain = name.normalize('NFKC').replace(/[\p{Default_Ignorable_Code_Point}\p{Me}]/gu, '');
  // A capital "I" looks like a small "l", but not in lower case.
  return [skeleton(plain).toLowerCase(), skeleton(plain.toLowerCase())];
}
