import table from './look-alikes.json' with { type: 'json' };

const lookOf = new Map(
  Object.entries(table.charactersByLook).flatMap(([look, characters]) =>
    [...characters].map(character => [character, look] as const),
  ),
);

/**
 * What a text looks like: equal for texts that cannot be told apart by eye, such as "Admin" with a Cyrillic "A".
 * Source: UTS #39, 4, the skeleton
 */
function skeleton(text: string): string {
  const looks = [...text.normalize('NFD')].map(character => lookOf.get(character) ?? character);
  return looks.join('').normalize('NFD');
}

/** How a name looks, whatever its case: those of two that look alike have one in common. */
export function looksOf(name: string): string[] {
  const plain = name.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  // A capital "I" looks like a small "l", and in lower case no more.
  return [skeleton(plain).toLowerCase(), skeleton(plain.toLowerCase())];
}
