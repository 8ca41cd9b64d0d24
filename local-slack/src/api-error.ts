/** A refusal in Slack's form: `{ok: false, error: code}` with what else Slack says. */
export class ApiError extends Error {
  readonly code: string;
  /** Further fields of the answer, e.g. `needed` and `provided`. */
  readonly details: Record<string, unknown>;

  constructor(code: string, details: Record<string, unknown> = {}) {
    super(code);
    this.name = 'ApiError';
    this.code = code;
    this.details = details;
  }
}

/** A refusal that says what is wrong with which argument; Slack marks each message with `[ERROR]`. */
export function refusal(code: string, messages: string[], details: Record<string, unknown> = {}): ApiError {
  return new ApiError(code, {
    ...details,
    response_metadata: { messages: messages.map(message => `[ERROR] ${message}`) },
  });
}
