let aheadMs = 0;

/**
 * How far the time of this Slack was put forward.
 * @param {number} ms
 */
export function setAhead(ms) {
  aheadMs = ms;
}

/** The time in this Slack. */
export function now() {
  return new Date(Date.now() + aheadMs);
}
