import { Agent, request } from 'node:http';
import type { SlackRequest } from './requests.ts';

/** What one run of requests took. */
export interface Run {
  /** Milliseconds from the request to the last byte of its acknowledgement, one for each request. */
  latencies: number[];
  requestsPerSecond: number;
  /** The bodies of the acknowledgements. */
  answers: string[];
}

/** A client that keeps its connections open, as Slack's do. */
export class LoadClient {
  readonly #agent = new Agent({ keepAlive: true });

  /**
   * Sends the requests, `concurrency` at a time, each as soon as one before it is acknowledged.
   * @throws at the first that is not acknowledged with 200
   */
  async run(baseUrl: string, requests: SlackRequest[], concurrency: number): Promise<Run> {
    const url = new URL('/slack/events', baseUrl);
    const latencies: number[] = [];
    const answers: string[] = [];
    let next = 0;
    const lane = async () => {
      for (let given = requests[next++]; given; given = requests[next++]) {
        const start = performance.now();
        const { status, body } = await this.#post(url, given);
        latencies.push(performance.now() - start);
        answers.push(body);
        if (status !== 200) throw new Error(`A request was answered with ${status}: ${body}`);
      }
    };
    const start = performance.now();
    await Promise.all(Array.from({ length: concurrency }, lane));
    const seconds = (performance.now() - start) / 1000;
    return { latencies, answers, requestsPerSecond: requests.length / seconds };
  }

  close(): void {
    this.#agent.destroy();
  }

  #post(url: URL, { headers, body }: SlackRequest): Promise<{ status: number; body: string }> {
    return new Promise((resolve, reject) => {
      const sent = request(url, { method: 'POST', agent: this.#agent, headers }, response => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', chunk => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}
