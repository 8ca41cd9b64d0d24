import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A key of ENCRYPTION_KEY. */
export interface Key {
  /** The first 16 hexadecimal digits of its SHA-256: stored beside what it encrypts, and no secret. */
  id: string;
  bytes: Buffer;
}

/** Reads a key of ENCRYPTION_KEY, 32 bytes as Base64. */
export function readKey(written: string): Key {
  const bytes = Buffer.from(written, 'base64');
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 16), bytes };
}

/** Something encrypted, and the key that opens it. */
export interface Sealed {
  keyId: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Encrypts tokens at rest: the first key seals, each opens what it once sealed. */
export class Sealing {
  readonly #keys: readonly Key[];

  /** @param keys the newest first; at least one */
  constructor(keys: readonly Key[]) {
    this.#keys = keys;
  }

  /** The key that seals from now on. */
  get keyId(): string {
    return this.#first().id;
  }

  /**
   * AES-256-GCM with a new nonce each time.
   * @param purpose what the text is and whose, so that it opens nowhere else: a row can't be given another one's token
   */
  seal(text: string, purpose: string): Sealed {
    const key = this.#first();
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, key.bytes, iv).setAAD(Buffer.from(purpose));
    const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return { keyId: key.id, bytes: new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), encrypted])) };
  }

  /** @throws Error with a sentence when its key is missing, or it was changed or sealed for something else */
  open({ keyId, bytes }: { keyId: string; bytes: Uint8Array }, purpose: string): string {
    const key = this.#keys.find(({ id }) => id === keyId);
    if (!key) {
      throw new Error(`ENCRYPTION_KEY lacks the key ${keyId}. Add it again, after the current one.`);
    }
    const [iv, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
    try {
      const decipher = createDecipheriv(ALGORITHM, key.bytes, iv, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(purpose))
        .setAuthTag(tag);
      return (
        decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
      );
    } catch {
      throw new Error('A stored token can’t be decrypted: it was changed, or belongs to another workspace.');
    }
  }

  #first(): Key {
    const [first] = this.#keys;
    if (!first) throw new Error('There is no key.');
    return first;
  }
}
