/**
 * Slack ends a Socket Mode connection over a frame of more than 20,480 bytes (1009) and delivers the request again. Some
 * room is left. Source: revelrylabs/slax #614; HTTP has no such limit
 */
export const MAX_FRAME = 19_000;

const ENVELOPE_ID = '00000000-0000-0000-0000-000000000000';

/** Bytes of the frame that acknowledges a request with this answer: as JSON in UTF-8, the envelope's id included. */
export function frameBytes(answer: unknown): number {
  return Buffer.byteLength(JSON.stringify({ envelope_id: ENVELOPE_ID, payload: answer ?? {} }));
}
