import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from 'pino';
import { firstWords } from '../log/first-words.ts';

const CALL = /^apiCall\('([\w.]+)'\)/u;

/**
 * Sends the log of Slack's SDK to the program's log, one level lower. The SDK logs whole payloads and answers at its
 * lowest level, so only the words before them are kept.
 */
export function slackLogger(log: Logger): SlackLogger {
  const write =
    (level: 'debug' | 'warn' | 'error') =>
    (...parts: unknown[]) => {
      const [first] = parts;
      const text = typeof first === 'string' ? first : '';
      const [, method] = CALL.exec(text) ?? [];
      const err = parts.find(each => each instanceof Error);
      log[level](
        { source: 'slack-sdk', ...(method && { method }), ...(err && { err }) },
        firstWords(method ? 'a call of the Web API' : text) || 'the SDK tells of something',
      );
    };
  return {
    debug: write('debug'),
    info: write('debug'),
    warn: write('warn'),
    error: write('error'),
    setLevel() {},
    getLevel: () => (log.isLevelEnabled('debug') ? LogLevel.DEBUG : LogLevel.WARN),
    setName() {},
  };
}
