/**
 * A sentence with parts that a channel draws in its own way, such as a mention or a name in bold. The tag keeps the words
 * between them as plain text, and lists of parts are taken as they are.
 */
export function pieces<Piece>(
  words: TemplateStringsArray,
  ...parts: readonly (Piece | string | number | readonly (Piece | string)[])[]
): (Piece | string)[] {
  return words.flatMap((word, index) => {
    const part = parts[index];
    const drawn =
      index >= parts.length
        ? []
        : Array.isArray(part)
          ? part
          : [typeof part === 'number' ? String(part) : part];
    return [word, ...drawn].filter(piece => piece !== '') as (Piece | string)[];
  });
}
