import { openLine, sendTogether } from '../requests/load.ts';
import type { SlackRequest } from '../requests/payloads.ts';

/** What requests took that were spread evenly over processes. */
export interface Spread {
  latencies: number[];
  answers: string[];
  seconds: number;
}

/** Sends every process its share, so many at a time over all of them. */
export async function spreadTogether(
  urls: string[],
  requests: SlackRequest[],
  concurrency: number,
): Promise<Spread> {
  const shares = urls.map((url, place) => ({
    url,
    requests: requests.filter((_, index) => index % urls.length === place),
  }));
  const start = performance.now();
  const runs = await Promise.all(
    shares.map(share => sendTogether(share.url, share.requests, Math.ceil(concurrency / urls.length))),
  );
  const seconds = (performance.now() - start) / 1000;
  return {
    latencies: runs.flatMap(({ latencies }) => latencies),
    answers: runs.flatMap(({ answers }) => answers),
    seconds,
  };
}

/** Sends one request at a time, to each process in turn. */
export async function spreadSingly(urls: string[], requests: SlackRequest[]): Promise<Spread> {
  const lines = await Promise.all(urls.map(url => openLine(url, 1)));
  const [latencies, answers]: [number[], string[]] = [[], []];
  const start = performance.now();
  try {
    for (const [index, request] of requests.entries()) {
      const line = lines[index % lines.length];
      if (!line) continue;
      const { latency, answer } = await line.send(request);
      latencies.push(latency);
      answers.push(answer);
    }
    return { latencies, answers, seconds: (performance.now() - start) / 1000 };
  } finally {
    for (const line of lines) line.close();
  }
}
