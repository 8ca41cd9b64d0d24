/** What Slack answers to a token that another one has replaced. */
const REPLACED = ['token_revoked', 'token_expired'];

/**
 * Works like `send`. When Slack refuses the token because another one has replaced it, it sends the call again with the
 * new one: Slack did nothing the first time.
 * @param successorOf the token that replaced this one; null: none did
 */
export function withSuccessor(
  send: typeof fetch,
  successorOf: (token: string) => Promise<string | null>,
): typeof fetch {
  return async (input, init) => {
    const answer = await send(input, init);
    const headers = Object.fromEntries(new Headers(init?.headers));
    const [, token] = /^Bearer (.+)$/u.exec(headers.authorization ?? '') ?? [];
    if (!token || !REPLACED.includes((await errorIn(answer.clone())) ?? '')) return answer;
    const successor = await successorOf(token);
    if (!successor) return answer;
    return send(input, { ...init, headers: { ...headers, authorization: `Bearer ${successor}` } });
  };
}

async function errorIn(answer: Response): Promise<string | undefined> {
  const text = await answer.text();
  if (!text.startsWith('{"ok":false')) return undefined;
  return (JSON.parse(text) as { error?: string }).error;
}
