import type { Encoding } from './file.ts';

/** Converts text in one of the known encodings to UTF-8, piece by piece. */
export interface Transcoder {
  readonly encoding: Encoding;
  /** The next piece in UTF-8; without a piece: the remaining bytes. */
  next(piece?: Uint8Array): Buffer;
}

/**
 * Detects the encoding from the first bytes: a byte order mark, else the zeros that UTF-16 leaves in Latin text, else
 * UTF-8 or Windows-1252, which differ at the first byte beyond ASCII.
 */
export function transcoderFor(head: Uint8Array): Transcoder {
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
  return utf8OrWindows();
}

function decoding(encoding: Encoding): Transcoder {
  const decoder = new TextDecoder(encoding);
  return {
    encoding,
    next: piece => Buffer.from(piece ? decoder.decode(piece, { stream: true }) : decoder.decode()),
  };
}

function utf8OrWindows(): Transcoder {
  let held: Buffer = Buffer.alloc(0);
  let isFirst = true;
  let detected: Transcoder | null = null;
  return {
    get encoding() {
      return detected?.encoding ?? 'utf-8';
    },
    next(piece) {
      if (detected) return detected.next(piece);
      let bytes = piece ? Buffer.concat([held, piece]) : held;
      held = Buffer.alloc(0);
      if (isFirst && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
      isFirst = false;
      const at = bytes.findIndex(byte => byte > 0x7f);
      if (at < 0) return bytes;
      const length = sequenceLength(bytes, at);
      if (length === 'unfinished' && piece) {
        held = bytes.subarray(at);
        return bytes.subarray(0, at);
      }
      detected = typeof length === 'number' ? utf8 : decoding('windows-1252');
      return piece ? detected.next(bytes) : Buffer.concat([detected.next(bytes), detected.next()]);
    },
  };
}

/** UTF-8 passes unchanged; damaged bytes become U+FFFD when the text is read. */
const utf8: Transcoder = { encoding: 'utf-8', next: piece => Buffer.from(piece ?? []) };

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
  if (rest.some(byte => byte < 0x80 || byte > 0xbf)) return 'invalid';
  return rest.length === length - 1 ? length : 'unfinished';
}
