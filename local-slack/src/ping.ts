/** One person notified by one message: by name, by a group or by a broadcast. */
export interface Ping {
  /** The person's id. */
  person: string;
  channel: string;
  ts: string;
  /** The mention as written: `<@U…>`, `<!channel>`, `<!subteam^S…>`. */
  mention: string;
}
