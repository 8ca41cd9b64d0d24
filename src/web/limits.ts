/** What one client may use of the web server, so that others can use it too. */
export interface Limits {
  /** The largest body, in bytes; Slack's payloads are far smaller. */
  bodyBytes: number;
  /** Time to send headers and body, and to receive the answer, in milliseconds. */
  slowMs: number;
  /** At once; further connections are closed immediately, and clients retry. */
  connections: number;
  /** Over one connection, before it is closed. */
  requestsPerConnection: number;
}

export const standardLimits: Limits = {
  bodyBytes: 1024 * 1024,
  slowMs: 10_000,
  connections: 256,
  requestsPerConnection: 1_000,
};
