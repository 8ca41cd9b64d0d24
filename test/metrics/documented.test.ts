import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { registry } from '../../src/metrics/metrics.ts';
import { createScrape } from '../../src/metrics/scrape.ts';
import { createTestDatabase } from '../support/database.ts';

it('docs/operating.md lists every metric with its labels, and its alerts use no other', async () => {
  const database = await createTestDatabase();
  const scraped = await createScrape({ db: database.db, isConnected: () => true })();
  await database.drop();
  const names = [...scraped.matchAll(/^# TYPE (foyer_\w+)/gmu)].map(([, name]) => name);
  const text = await readFile(join(import.meta.dirname, '../../docs/operating.md'), 'utf8');
  const rows = [...text.matchAll(/^\| `(foyer_\w+)` \|([^|]*)\|/gmu)];
  expect(rows.map(([, name]) => name).sort()).toEqual([...new Set(names)].sort());
  for (const metric of await registry.getMetricsAsJSON()) {
    if (!metric.name.startsWith('foyer_')) continue;
    const [, , labels = ''] = rows.find(([, name]) => name === metric.name) ?? [];
    const { labelNames } = registry.getSingleMetric(metric.name) as unknown as { labelNames: string[] };
    expect(labels.match(/\w+/gu) ?? [], metric.name).toEqual(labelNames);
  }
  const [, alerts = ''] = text.split('## Alerts');
  const base = (name: string) => name.replace(/_(?:bucket|count|sum)$/u, '');
  for (const [name] of alerts.matchAll(/foyer_\w+/gu)) expect(names).toContain(base(name));
});
