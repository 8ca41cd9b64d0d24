/** What one client may take of the web server, so that it stays free for others. */
export interface Limits {
  /** Of a body, in bytes; Slack's payloads are far smaller. */
  bodyBytes: number;
  /** To send headers and body, and to take the answer, in milliseconds. */
  slowMs: number;
  /** At once; who comes beyond them is closed at once, and tries again. */
  connections: number;
  /** Over one connection, then it is closed. */
  requestsPerConnection: number;
}

export const standardLimits: Limits = {
  bodyBytes: 1024 * 1024,
  slowMs: 10_000,
  connections: 256,
  requestsPerConnection: 1_000,
};
