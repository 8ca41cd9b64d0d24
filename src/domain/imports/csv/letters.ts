/** Letters beyond ASCII that names of a language contain, in lower case. */
const alphabets: Record<string, string> = {
  german: 'äöüß',
  french: 'àâäæçèéêëîïôœùûüÿ',
  spanish: 'áéíñóúü',
  portuguese: 'áâãàçéêíóôõú',
  italian: 'àèéìíîòóùú',
  scandinavian: 'åäöæøéü',
  icelandic: 'áéíóúýðþæö',
  polish: 'ąćęłńóśźż',
  czech: 'áčďéěíňóřšťúůýž',
  slovak: 'áäčďéíĺľňóôŕšťúýž',
  hungarian: 'áéíóöőúüű',
  balkan: 'čćđšž',
  romanian: 'ăâîşţșț',
  turkish: 'çğıİöşüâîû',
  russian: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  ukrainian: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
  serbian: 'абвгдђежзијклљмнњопрстћуфхцчџш',
  greek: 'αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ',
};

const sets = Object.values(alphabets).map(letters => new Set(letters));

const han = /\p{Script=Han}/u;
const kana = /[\u3041-\u30ff々]/u;
const hangul = /[\uac00-\ud7af]/u;
const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /[\p{Script=Han}\u3041-\u30ff々ー]/u,
  hangul,
];

/** Marks at the edge of words, in any language. */
const aside = /[\u00a0\u2010-\u2015\u2018-\u201f\u2026\u00ab\u00bb\u20ac\u00ba\u00aa·•™®©§°]/u;

/** A text's words with a letter beyond ASCII, looked at so far. */
const MAX_WORDS = 400;
const word = /[^\s,;:"@<>()|\d!-&*+./=?[-`{-~]{1,80}/gu;

export interface Evidence {
  /** How many characters beyond ASCII were looked at. */
  letters: number;
  /** The share of them that no word of a name has in this place, from 0. */
  wrong: number;
  /** The share of letters that one single language has, up to 1. */
  covered: number;
}

/** How much a text looks as if its letters were right: one script a word, capitals at its beginning, one language. */
export function evidenceOf(text: string): Evidence {
  const counts = sets.map(() => 0);
  let letters = 0;
  let wrong = 0;
  /** Marks and letters that fit into any language. */
  let neutral = 0;
  let words = 0;
  for (const [each] of text.matchAll(word)) {
    if (/^[ -~]*$/u.test(each)) continue;
    words += 1;
    if (words > MAX_WORDS) break;
    const found = [...each];
    wrong += wrongInGreek(each);
    // Rare in Latin, usual where another alphabet was read as Latin.
    if (/^[^\p{ASCII}]{3,}$/u.test(each) && scriptOf(each.charAt(0)) === 0) wrong += 0.05 * each.length;
    const written = new Set(found.flatMap(letter => scriptOf(letter) ?? []));
    found.forEach((letter, at) => {
      if (letter <= '~') return;
      letters += 1;
      const script = scriptOf(letter);
      if (script === null) {
        const isOpening = at === found.length - 1 && /[‘“„«‚]/u.test(letter);
        const isEdge = at === 0 || (at === found.length - 1 && !isOpening) || letter === '’';
        if (isEdge && aside.test(letter)) neutral += 1;
        else wrong += 1;
        return;
      }
      if (script >= 3) {
        neutral += isUsual(letter) ? 1 : 0;
        wrong += written.size > 1 ? 1 : isUsual(letter) ? 0 : 0.5;
        return;
      }
      if (written.size > 1 || isCapitalInside(found, at)) wrong += 1;
      const lower = letter.toLowerCase();
      // Names begin with capitals.
      if (at === 0 && letter === lower && found.length > 1) wrong += 0.25;
      sets.forEach((set, index) => {
        if (set.has(lower) || set.has(letter)) counts[index] = (counts[index] ?? 0) + 1;
      });
    });
  }
  if (letters === 0) return { letters, wrong: 0, covered: 1 };
  return { letters, wrong: wrong / letters, covered: (Math.max(...counts) + neutral) / letters };
}

function scriptOf(letter: string): number | null {
  const at = scripts.findIndex(script => script.test(letter));
  return at < 0 ? null : at;
}

/** A Greek word in small letters has one accent, and its own sigma at the end. */
function wrongInGreek(word: string): number {
  if (!/^\p{Script=Greek}{3,}$/u.test(word) || word === word.toUpperCase()) return 0;
  const accents = word.match(/[άέήίόύώΐΰΆΈΉΊΌΎΏ]/gu)?.length ?? 0;
  return (accents === 1 ? 0 : word.length * 0.3) + (/ς(?=.)|σ$/u.test(word) ? 1 : 0);
}

/** After a small letter, and not before one as in a second name. */
function isCapitalInside(letters: readonly string[], at: number): boolean {
  const [before = '', letter = '', after = ''] = [letters[at - 1], letters[at], letters[at + 1]];
  if (letter === letter.toLowerCase()) return false;
  const isSmallBefore = before !== before.toUpperCase();
  return isSmallBefore || (after !== '' && before !== '' && after !== after.toUpperCase());
}

/** Syllables, kana, and the characters that GB 2312 and JIS list first, between 4E00 and 9FA5. */
function isUsual(letter: string): boolean {
  return kana.test(letter) || hangul.test(letter) || han.test(letter);
}
