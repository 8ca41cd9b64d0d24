/** Who calls, and which version of the payload: what the log of a receiver shows. */
const AGENT = 'Foyer-Webhooks/1';

/** The headers of a call by Standard Webhooks, without its signature. @param at when the call begins */
export function headersOf(messageId: string, at: Date): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': AGENT,
    'webhook-id': messageId,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  };
}
