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

/**
 * Sends the requests, `concurrency` at a time, each as soon as one before it is acknowledged, over connections
 * that are opened before the time is taken. They are not kept for the next run: servers close idle ones.
 * @throws at the first request that is not acknowledged with 200
 */
export async function send(baseUrl: string, requests: SlackRequest[], concurrency: number): Promise<Run> {
  const url = new URL('/slack/events', baseUrl);
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const latencies: number[] = [];
  const answers: string[] = [];
  let next = 0;
  const lane = async () => {
    for (let given = requests[next++]; given; given = requests[next++]) {
      const start = performance.now();
      const { status, body } = await exchange(url, agent, 'POST', given);
      latencies.push(performance.now() - start);
      answers.push(body);
      if (status !== 200) throw new Error(`A request was answered with ${status}: ${body}`);
    }
  };
  const lanes = Array.from({ length: concurrency });
  try {
    await Promise.all(lanes.map(() => exchange(url, agent, 'GET', { headers: {}, body: '' })));
    const start = performance.now();
    await Promise.all(lanes.map(lane));
    const seconds = (performance.now() - start) / 1000;
    return { latencies, answers, requestsPerSecond: requests.length / seconds };
  } finally {
    agent.destroy();
  }
}

function exchange(
  url: URL,
  agent: Agent,
  method: string,
  { headers, body }: SlackRequest,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers }, response => {
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
