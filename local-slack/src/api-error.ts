/** An error in Slack's form: `{ok: false, error: code}` with its further fields. */
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

/** An error that says what is wrong with which argument; Slack marks each message with `[ERROR]`. */
export function refusal(code: string, messages: string[], details: Record<string, unknown> = {}): ApiError {
  return new ApiError(code, {
    ...details,
    response_metadata: { messages: messages.map(message => `[ERROR] ${message}`) },
  });
}
