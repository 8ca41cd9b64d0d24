import { beforeAll, expect, it } from 'vitest';
import { reviewImport } from '../../../src/domain/imports/review.ts';
import { resultBuckets } from '../../../src/messages/import-results.ts';
import { rowFilters } from '../../../src/slack/imports/actions.ts';
import { bulkView } from '../../../src/slack/imports/bulk-view.ts';
import { columnsView } from '../../../src/slack/imports/columns-view.ts';
import { editRowView } from '../../../src/slack/imports/edit-row-view.ts';
import { nextResultsButton, resultsButton } from '../../../src/slack/imports/results.ts';
import { reviewView } from '../../../src/slack/imports/review-view.ts';
import { roleView } from '../../../src/slack/imports/role-view.ts';
import type { PressContext } from '../../../src/slack/route.ts';
import { longText } from '../worst-case.ts';
import { fillImports, type WorstImports } from '../worst-imports.ts';
import { expectView } from './fits.ts';
import { inEveryWorld } from './worlds.ts';

inEveryWorld(there => {
  let imports: WorstImports;

  beforeAll(async () => {
    imports = await fillImports(there.db, there.world, there.script);
  });

  it('the upload of many people fits Slack', () => {
    const { world } = there;
    expectView(bulkView(world.acting.organization, 100_000));
  });

  it.each(rowFilters)('the review of an upload fits Slack, rows shown: %s', async filter => {
    const { world, domain } = there;
    const importId = imports.draft;
    const { found, checked } = await reviewImport(domain, world.admin, importId);
    for (const page of [0, 1, 2]) expectView(reviewView(found, checked, { importId, page, filter }));
  });

  it('the choice of the columns of an upload fits Slack', async () => {
    const { world, domain, script } = there;
    const importId = imports.draft;
    const { found } = await reviewImport(domain, world.admin, importId);
    const column = { header: longText(script, 75), sample: longText(script, 75), hasAddresses: true };
    const columns = Array.from({ length: 100 }, () => column);
    const query = { importId, page: 0, filter: 'all' as const, stage: 'review' as const };
    for (const fingerprint of ['f', null]) {
      expectView(columnsView(found, { hasHeader: true, columns, fingerprint }, query));
    }
  });

  it('the choice of the role of an upload fits Slack', async () => {
    const { world, domain, script } = there;
    const importId = imports.draft;
    const { found, checked } = await reviewImport(domain, world.admin, importId);
    const query = { importId, page: 0, filter: 'all' as const, stage: 'upload' as const };
    for (const written of ['', longText(script, 200)])
      expectView(roleView(found, checked, { ...query, written }));
  });

  it('the editing of every row of an upload fits Slack', async () => {
    const { world, domain } = there;
    const importId = imports.draft;
    const { found, checked } = await reviewImport(domain, world.admin, importId);
    const query = { importId, page: 0, filter: 'all' as const, organizationId: found.organizationId };
    expect(checked.drafted).toHaveLength(25);
    for (const row of checked.drafted) {
      expectView(editRowView(row, checked, { ...query, rowId: row.id }));
    }
  });

  it.each(resultBuckets)('the results of an upload fit Slack: %s', async bucket => {
    const { world, domain } = there;
    const context = { domain, actor: world.admin } as PressContext;
    const value = { importId: imports.sent, bucket, page: 1 };
    for (const button of [resultsButton, nextResultsButton]) {
      const reply = await button.run(context, value);
      if (!('view' in reply)) throw new Error('It shows no view.');
      expect(reply.view.blocks.length).toBeGreaterThan(2);
      expectView(reply.view);
    }
  });
});
