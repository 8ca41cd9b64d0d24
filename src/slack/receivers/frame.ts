/**
 * Slack closes a Socket Mode connection when a frame exceeds 20,480 bytes (1009), and delivers the request again. This
 * leaves some room. Source: revelrylabs/slax #614; HTTP has no such limit
 */
export const MAX_FRAME = 19_000;

const ENVELOPE_ID = '00000000-0000-0000-0000-000000000000';

/** Size of the frame that acknowledges a request with this answer: JSON in UTF-8, with the envelope's id. */
export function frameBytes(answer: unknown): number {
  return Buffer.byteLength(JSON.stringify({ envelope_id: ENVELOPE_ID, payload: answer ?? {} }));
}
