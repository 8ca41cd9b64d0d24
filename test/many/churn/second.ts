import { expect } from 'vitest';
import type { Allowance } from '../../../src/slack/person-limits.ts';
import { startChild } from '../../support/child.ts';
import { patient } from '../../support/database.ts';
import type { Many } from '../stage.ts';

/** A second process of Foyer on the same database. */
export interface Second extends AsyncDisposable {
  url: string;
  /** Puts its clock forward. */
  advance(ms: number): Promise<void>;
}

/** Starts it; it shares nothing with this one but the database and Slack. */
export async function startSecond(many: Many, allowance: Allowance): Promise<Second> {
  const settings = { ...many.settings(), PORT: '0' };
  const now = many.clock.now();
  const parts = { settings, databaseUrl: many.database.url, database: patient, now, allowance };
  const child = startChild('../many/churn/second.child.ts', [JSON.stringify(parts)]);
  const url = await child.nextLine();
  if (!url) throw new Error((await child.ended).stderr);
  return {
    url,
    async advance(ms) {
      child.say(String(ms));
      expect(await child.nextLine()).toBe('later');
    },
    async [Symbol.asyncDispose]() {
      const { code, stderr } = await child.finish();
      expect(code, stderr).toBe(0);
      expect(stderr).not.toContain('which it does not declare');
    },
  };
}
