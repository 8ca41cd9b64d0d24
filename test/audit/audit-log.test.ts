import { describe, expect, it } from 'vitest';
import { type AuditLogQuery, exportAuditLog, readAuditLog } from '../../src/domain/audit/audit-log.ts';
import { formatAuditLog } from '../../src/domain/audit/formats.ts';
import { record } from '../../src/domain/audit/store.ts';
import type { AuditAction } from '../../src/domain/audit-actions.ts';
import { crowdsec } from '../../src/domain/role-templates/crowdsec.ts';
import { type MembersWorld, outcomeOf, startWorld } from '../members/world.ts';

const everything: AuditLogQuery = { person: null, noun: null, from: null };

/** Writes entries one after the other; ids grow with time. */
async function write(world: MembersWorld, facts: { action: AuditAction; subject: string; actor?: string }[]) {
  const { db, clock, organization } = world;
  for (const { actor = 'UGRACE', ...fact } of facts) {
    const entry = { organizationId: organization.id, at: clock.now(), actor, ...fact };
    await db.$transaction(tx => record(tx, [entry]));
  }
}

describe('the audit log', () => {
  it('the audit log is read only by people with the right', async () => {
    await using world = await startWorld(crowdsec);
    const admin = await world.member('Linus', 'ADMIN');
    const editor = await world.member('Ada', 'EDITOR');
    const read = (who: typeof admin) =>
      outcomeOf(readAuditLog(world.domain, who.actor, world.organization.id, everything));
    expect(await read(admin)).toBe('done');
    expect(await read(editor)).toBe('not-allowed');
    const exported = exportAuditLog(world.domain, editor.actor, world.organization.id, everything);
    expect(await outcomeOf(exported)).toBe('not-allowed');
  });

  it('the audit log pages from the newest to the oldest and back by key, while new entries arrive', async () => {
    await using world = await startWorld(crowdsec);
    const owner = await world.member('Grace', 'OWNER');
    await write(
      world,
      Array.from({ length: 23 }, (_, n) => ({ action: 'member.edit', subject: `${n}` })),
    );
    const page = async (from: AuditLogQuery['from']) => {
      const { auditLog } = await readAuditLog(world.domain, owner.actor, world.organization.id, {
        ...everything,
        from,
      });
      return { subjects: auditLog.entries.map(({ subject }) => Number(subject)), ...auditLog };
    };
    const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, n) => from - n);
    const first = await page(null);
    expect([first.subjects, first.newer]).toEqual([down(22, 13), null]);
    const second = await page({ before: first.older ?? '' });
    await write(world, [{ action: 'member.edit', subject: '23' }]);
    const third = await page({ before: second.older ?? '' });
    expect([third.subjects, third.older]).toEqual([down(2, 0), null]);
    expect((await page({ after: third.newer ?? '' })).subjects).toEqual(second.subjects);
    const again = await page({ after: second.newer ?? '' });
    expect(again.subjects).toEqual(first.subjects);
    expect((await page({ after: again.newer ?? '' })).subjects).toEqual([23]);
  });

  it('the audit log filters by what a person did and what happened to them, and by category', async () => {
    await using world = await startWorld(crowdsec);
    const owner = await world.member('Grace', 'OWNER');
    await write(world, [
      { action: 'member.edit', subject: 'ada@x.example' },
      { action: 'invitation.accept', subject: 'new@x.example', actor: 'UADA' },
      { action: 'invitation.create', subject: 'else@x.example' },
    ]);
    const of = async (wanted: Partial<AuditLogQuery>) => {
      const place = { ...everything, ...wanted };
      const { auditLog } = await readAuditLog(world.domain, owner.actor, world.organization.id, place);
      return auditLog.entries.map(({ action, subject }) => `${action} ${subject}`);
    };
    const person = { slackUserId: 'UADA', email: 'ada@x.example' };
    expect(await of({ person })).toEqual(['invitation.accept new@x.example', 'member.edit ada@x.example']);
    expect(await of({ noun: 'invitation' })).toEqual([
      'invitation.create else@x.example',
      'invitation.accept new@x.example',
    ]);
    expect(await of({ person, noun: 'member' })).toEqual(['member.edit ada@x.example']);
  });

  it('the export contains the whole audit log, oldest first, batch by batch, as CSV without formulas and as JSON lines', async () => {
    await using world = await startWorld(crowdsec);
    const owner = await world.member('Grace', 'OWNER');
    const subjects = ['=cmd()', 'a "b", c', 'ünï', '3', '4', '5', '6'];
    await write(
      world,
      subjects.map(subject => ({ action: 'member.edit', subject })),
    );
    const text = async (format: 'csv' | 'jsonl') => {
      const sizes: number[] = [];
      const { batches } = await exportAuditLog(
        world.domain,
        owner.actor,
        world.organization.id,
        everything,
        3,
      );
      async function* counted() {
        for await (const entries of batches) {
          sizes.push(entries.length);
          yield entries;
        }
      }
      let whole = '';
      for await (const piece of formatAuditLog(format, counted())) whole += piece;
      expect(sizes).toEqual([3, 3, 1]);
      return whole;
    };
    const lines = (await text('jsonl')).trimEnd().split('\n');
    expect(lines.map(line => JSON.parse(line).subject)).toEqual(subjects);
    const csv = await text('csv');
    expect(csv.slice(1, csv.indexOf('\r\n'))).toBe(
      'When,Category,Action,Actor name,Actor email,Actor id,Subject,Subject name,Subject email,Subject id,Role before,Role after,Groups before,Groups after,Name before,Name after,Email before,Email after,Status before,Status after,Other facts before,Other facts after,Entry id',
    );
    expect(csv.startsWith('\ufeff')).toBe(true);
    expect(csv).toContain(`member,member.edit,Grace,grace@x.example,UGRACE,'=cmd(),,`);
    expect(csv).toContain('member,member.edit,Grace,grace@x.example,UGRACE,"a ""b"", c",,');
    expect(csv.trimEnd().split('\r\n')).toHaveLength(1 + subjects.length);
  });
});
