import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { InFlight } from '../in-flight.ts';
import { HttpReceiver } from '../slack/receivers/http-receiver.ts';
import { SocketReceiver } from '../slack/receivers/socket-receiver.ts';

/** The receiver of Slack's requests: from the web server, or over its own connection. */
export function receive(
  config: Config,
  parts: { clock: Clock; client: WebClient; inFlight: InFlight; log: Logger },
): { receiver: HttpReceiver | SocketReceiver; overHttp: HttpReceiver | undefined; isConnected(): boolean } {
  if (config.mode === 'http') {
    const receiver = new HttpReceiver({ ...parts, signingSecret: config.signingSecret });
    return { receiver, overHttp: receiver, isConnected: () => true };
  }
  const { appToken, slackApiUrl } = config;
  const receiver = new SocketReceiver({ ...parts, appToken, slackApiUrl });
  return { receiver, overHttp: undefined, isConnected: () => receiver.isConnected };
}
