import { Agent, request } from 'node:http';
import type { SlackRequest } from './payloads.ts';

/** What one run of requests took. */
export interface Run {
  /** Milliseconds from the request to the last byte of its acknowledgement, one for each request. */
  latencies: number[];
  requestsPerSecond: number;
  /** The bodies of the acknowledgements. */
  answers: string[];
}

/** A way to one app over connections that stay open. */
export interface Line {
  /** Sends one request. @throws when it is not acknowledged with 200 */
  send(given: SlackRequest): Promise<{ latency: number; answer: string }>;
  close(): void;
}

/** Opens that many connections before the first request, as Slack's are. */
export async function openLine(baseUrl: string, connections: number): Promise<Line> {
  const url = new URL('/slack/events', baseUrl);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const greeting = { headers: {}, body: '' };
  await Promise.all(
    Array.from({ length: connections }, () => exchange(url, { agent, method: 'GET' }, greeting)),
  );
  return {
    async send(given) {
      const start = performance.now();
      const { status, body } = await exchange(url, { agent, method: 'POST' }, given);
      const latency = performance.now() - start;
      if (status !== 200) throw new Error(`A request was answered with ${status}: ${body}`);
      return { latency, answer: body };
    },
    close: () => agent.destroy(),
  };
}

/** Sends the requests, so many at a time, each as soon as one before it is acknowledged. */
export async function sendTogether(
  baseUrl: string,
  requests: SlackRequest[],
  concurrency: number,
): Promise<Run> {
  const line = await openLine(baseUrl, concurrency);
  const [latencies, answers]: [number[], string[]] = [[], []];
  const waiting = requests.values();
  const lane = async () => {
    for (const given of waiting) {
      const { latency, answer } = await line.send(given);
      latencies.push(latency);
      answers.push(answer);
    }
  };
  try {
    const start = performance.now();
    await Promise.all(Array.from({ length: concurrency }, lane));
    const seconds = (performance.now() - start) / 1000;
    return { latencies, answers, requestsPerSecond: requests.length / seconds };
  } finally {
    line.close();
  }
}

function exchange(
  url: URL,
  way: { agent: Agent; method: string },
  { headers, body }: SlackRequest,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { ...way, headers }, response => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', chunk => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
