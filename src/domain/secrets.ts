/** Encrypts secrets at rest: installations/sealing.ts. */
export interface Secrets {
  seal(text: string, purpose: string): { keyId: string; bytes: Uint8Array<ArrayBuffer> };
  open(sealed: { keyId: string; bytes: Uint8Array }, purpose: string): string;
}
