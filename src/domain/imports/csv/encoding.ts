import { analyse } from 'chardet';
import { type Encoding, encodings } from './file.ts';
import { type Evidence, evidenceOf } from './letters.ts';

/** Converts text in one of the known encodings to UTF-8, piece by piece. */
export interface Transcoder {
  readonly encoding: Encoding;
  /** Others in which the text looks as right. */
  readonly others: Encoding[];
  /** The next piece in UTF-8; without a piece: the remaining bytes. */
  next(piece?: Uint8Array): Buffer;
}

/** How much of a text beyond ASCII Foyer looks at to tell its encoding. */
const SAMPLE = 16_384;
const LOOKED_BACK = 64;

/**
 * Detects the encoding from the first bytes: a byte order mark, else the zeros that UTF-16 leaves in Latin text, else
 * UTF-8 or a code page, which differ at the first byte beyond ASCII.
 */
export function transcoderFor(head: Uint8Array, chosen?: Encoding): Transcoder {
  if (chosen) return decoding(chosen);
  if (head[0] === 0xff && head[1] === 0xfe) return decoding('utf-16le');
  if (head[0] === 0xfe && head[1] === 0xff) return decoding('utf-16be');
  const zeros = [0, 0];
  const looked = head.subarray(0, 1_024);
  looked.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  // At least a third of the characters are ASCII: separators, line ends, headers, addresses.
  const enough = looked.length / 6;
  if (odd > enough && even === 0) return decoding('utf-16le');
  if (even > enough && odd === 0) return decoding('utf-16be');
  return utf8OrCodePage();
}

function decoding(encoding: Encoding, others: Encoding[] = []): Transcoder {
  const decoder = new TextDecoder(encoding);
  return {
    encoding,
    others,
    next: piece => Buffer.from(piece ? decoder.decode(piece, { stream: true }) : decoder.decode()),
  };
}

/** Fewer bytes at the end of a piece say too little: the next piece says more. */
const SAMPLE_LEAST = 2_048;

/** ASCII passes; the first piece with another byte tells the rest. The first piece is the beginning of the file. */
function utf8OrCodePage(): Transcoder {
  let isFirst = true;
  let hasMark = false;
  let held: Buffer = Buffer.alloc(0);
  /** The letters before the first byte beyond ASCII, most often of the same word. */
  let before: Buffer = Buffer.alloc(0);
  let detected: Transcoder | null = null;
  return {
    get encoding() {
      return detected?.encoding ?? 'utf-8';
    },
    get others() {
      return detected?.others ?? [];
    },
    next(piece) {
      if (detected) return detected.next(piece);
      const isBeginning = isFirst;
      let bytes: Buffer = Buffer.concat([held, piece ?? Buffer.alloc(0)]);
      held = Buffer.alloc(0);
      if (isFirst && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
        hasMark = true;
        bytes = bytes.subarray(3);
      }
      isFirst = false;
      const at = bytes.findIndex(byte => byte > 0x7f);
      if (at !== 0)
        before = bytes.subarray(
          Math.max(0, (at < 0 ? bytes.length : at) - LOOKED_BACK),
          at < 0 ? undefined : at,
        );
      if (at < 0) return bytes;
      const isCut = countUtf8(bytes.subarray(at)).isCut || (!isBeginning && bytes.length - at < SAMPLE_LEAST);
      if (piece && isCut) {
        held = bytes.subarray(at);
        return bytes.subarray(0, at);
      }
      const sample = bytes.subarray(at, at + SAMPLE);
      detected = detect(sample, Buffer.concat([before, sample]), hasMark);
      const text = detected.next(bytes);
      return piece ? text : Buffer.concat([text, detected.next()]);
    },
  };
}

/** UTF-8 passes unchanged; damaged bytes become U+FFFD when the text is read. */
const utf8: Transcoder = { encoding: 'utf-8', others: [], next: piece => Buffer.from(piece ?? []) };

/** Text that looks as right as the best in another encoding may be in that one. */
const NEARLY = 0.18;

/**
 * @param sample from the first byte beyond ASCII on
 * @param whole the same with the letters before
 * @param hasMark the file begins with the byte order mark of UTF-8
 */
function detect(sample: Buffer, whole: Buffer, hasMark: boolean): Transcoder {
  if (isUtf8(sample, hasMark)) return utf8;
  const said = new Map(
    analyse(whole).map(({ name, confidence }) => [name.toLowerCase(), confidence / 100] as const),
  );
  const read = encodings.slice(3).flatMap(encoding => {
    const text = decoded(encoding, whole);
    return text === null ? [] : [{ encoding, text, score: scoreOf(encoding, evidenceOf(text), whole, said) }];
  });
  const [best, ...rest] = read.sort((one, other) => other.score - one.score);
  if (!best) return decoding('windows-1252');
  const texts = new Set([best.text]);
  const others = rest.filter(({ text, score }) => {
    if (score < best.score - NEARLY || score <= 0 || texts.has(text)) return false;
    texts.add(text);
    return true;
  });
  return decoding(
    best.encoding,
    others.map(({ encoding }) => encoding),
  );
}

/** Most files by far are of these, so without other evidence it is one of them. */
const usual: Partial<Record<Encoding, number>> = {
  'windows-1252': 0.1,
  'windows-1250': 0.05,
  'windows-1251': 0.04,
  shift_jis: 0.03,
};

function scoreOf(
  encoding: Encoding,
  { wrong, covered }: Evidence,
  whole: Buffer,
  said: ReadonlyMap<string, number>,
): number {
  // Only programs of old Macs end lines so.
  const isOldMac = whole.includes(0x0d) && !whole.includes(0x0a);
  const prior = encoding === 'macintosh' ? (isOldMac ? 0.1 : 0) : (usual[encoding] ?? 0);
  return covered - 2 * wrong + prior + 0.12 * (said.get(encoding) ?? 0);
}

function decoded(encoding: Encoding, bytes: Buffer): string | null {
  try {
    // A sample of a longer file may end within a character.
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, {
      stream: bytes.length >= SAMPLE_LEAST,
    });
    return /[\u0080-\u009f\ufffd\ue000-\uf8ff]/u.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** Are at least half of the sequences beyond ASCII those of UTF-8? */
function isUtf8(bytes: Buffer, hasMark: boolean): boolean {
  const { right, wrong } = countUtf8(bytes, hasMark);
  return right >= wrong && right > 0;
}

/** `isCut`: there is only the beginning of a sequence. */
function countUtf8(bytes: Buffer, mayBePrivate = false): { right: number; wrong: number; isCut: boolean } {
  let right = 0;
  let wrong = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const length = sequenceLength(bytes, at);
    if (length === 'unfinished') return { right, wrong, isCut: right + wrong === 0 };
    if (length !== 'invalid' && (mayBePrivate || !isPrivate(bytes, at))) {
      right += 1;
      at += length - 1;
      continue;
    }
    wrong += 1;
    while (at + 1 < bytes.length && isContinuation(bytes[at + 1])) at += 1;
  }
  return { right, wrong, isCut: false };
}

/**
 * Without a mark, no text has characters of the private area (U+E000 to U+F8FF): they look like two bytes of a code page.
 */
const isPrivate = (bytes: Buffer, at: number) =>
  bytes[at] === 0xee || (bytes[at] === 0xef && (bytes[at + 1] ?? 0) < 0xa4);

const isContinuation = (byte = 0) => byte >= 0x80 && byte < 0xc0;

/** The length of the UTF-8 sequence at a position, or why there is none. */
function sequenceLength(bytes: Buffer, at: number): number | 'invalid' | 'unfinished' {
  const first = bytes[at] ?? 0;
  const length =
    first >= 0xf0 && first < 0xf5
      ? 4
      : first >= 0xe0 && first < 0xf0
        ? 3
        : first >= 0xc2 && first < 0xe0
          ? 2
          : 0;
  if (length === 0) return 'invalid';
  const rest = bytes.subarray(at + 1, at + length);
  if (rest.some(byte => !isContinuation(byte))) return 'invalid';
  return rest.length === length - 1 ? length : 'unfinished';
}
