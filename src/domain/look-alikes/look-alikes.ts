import table from './look-alikes.json' with { type: 'json' };

const lookOf = new Map(
  Object.entries(table.charactersByLook).flatMap(([look, characters]) =>
    [...characters].map(character => [character, look] as const),
  ),
);

/** Letters that look like Latin ones, of which the table says nothing. */
const unlisted = new Map(
  [...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢⲀⲈⲌⲁⲉⲍ'].map((character, at) => [
    character,
    'abcdefghijklmnopqrstuvwyzaezaez'[at] ?? character,
  ]),
);

/**
 * What a text looks like: equal for texts that cannot be told apart by eye, such as "Admin" with a Cyrillic "A".
 * Source: UTS #39, 4, the skeleton
 */
function skeleton(text: string): string {
  // A dot above a letter that has one is not seen.
  const seen = text.normalize('NFD').replace(/(?<=[ij])\u0307/gu, '');
  const looks = [...seen].map(character => {
    const latin = unlisted.get(character) ?? character;
    return lookOf.get(latin) ?? latin;
  });
  return looks.join('').normalize('NFD');
}

/** How a name looks, whatever its case: those of two that look alike have one in common. */
export function looksOf(name: string): string[] {
  const plain = name.normalize('NFKC').replace(/[\p{Default_Ignorable_Code_Point}\p{Me}]/gu, '');
  // A capital "I" looks like a small "l", and in lower case no more.
  return [skeleton(plain).toLowerCase(), skeleton(plain.toLowerCase())];
}
