import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import {
  becomeMember,
  deliveries,
  invitationCard,
  modes,
  readAuditLog,
  revokesInvite,
  runCommand,
  setUp,
  timePasses,
  untilIdle,
} from '../support/story.ts';

const listed = (text = '') => [...text.matchAll(/person\d+@x\.example/gu)].map(([email]) => email);

describe.each(modes)('Invited users, over %s', mode => {
  it('Invited users lists people who have not answered, newest first, with role, groups, inviter and delivery status', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const grace = slack.person('grace');
    await runCommand(grace, '/invite @ada as EDITOR in "Teacher Laptops"');
    await timePasses(foyer, 60_000);
    await runCommand(grace, '/invite new@lovelace.example as VIEWER');
    await untilIdle(foyer);
    await grace.command('/invite pending');
    const text = grace.modal()?.plain() ?? '';
    expect(text).toContain('Invited users');
    expect(text).toContain('Lovelace Labs · 2 pending');
    expect(text).toMatch(
      /@ada\nada@lovelace\.example\n.*\nEDITOR · Teacher Laptops · Delivered by direct message.* · Invited by Grace Hopper on Jan 5/u,
    );
    expect(text).toMatch(
      /VIEWER · Waiting until they join this Slack or confirm their email.* · Invited by Grace Hopper on Jan 5/u,
    );
    expect(text.indexOf('new@lovelace.example')).toBeLessThan(text.indexOf('ada@lovelace.example'));
    expect(grace.modal()?.buttons()).toEqual([
      'Search and filter',
      'Download CSV',
      'Change several',
      'Resend',
      'Edit',
      'Copy invitation text',
      'Revoke invite',
      'Resend',
      'Edit',
      'Revoke invite',
    ]);
  });

  it('Resend sends a second card, which alone can be answered, and both show the outcome', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await runCommand(grace, '/invite @ada as EDITOR');
    await untilIdle(foyer);
    await timePasses(foyer, 60_000);
    await grace.command('/invite pending');
    const list = grace.modal();
    if (!list) throw new Error('There is no list.');
    await grace.press(list, 'Resend');
    expect(grace.modal()?.plain()).toContain('Sent again to ada@lovelace.example.');
    await untilIdle(foyer);
    const cards = () => ada.messages().filter(message => message.plain().includes('invites you'));
    expect(cards().map(card => card.buttons().length)).toEqual([0, 2]);
    expect(await db.invitation.count()).toBe(1);
    expect(await deliveries(foyer)).toEqual(['invitation to ada: delivered', 'invitation to ada: delivered']);
    expect((await readAuditLog(foyer)).at(-1)).toBe('invitation.resend ada@lovelace.example');

    const [, newer] = cards();
    if (!newer) throw new Error('There is no card.');
    await ada.press(newer, 'Accept');
    await untilIdle(foyer);
    expect(cards().map(card => card.plain().includes('✓ You joined Lovelace Labs'))).toEqual([true, true]);
    expect(cards().flatMap(card => card.buttons())).toEqual([]);
    await grace.press(grace.modal() ?? list, 'Resend');
    expect(grace.modal()?.plain()).toContain('That invitation was already accepted.');
    await untilIdle(foyer);
    expect(cards()).toHaveLength(2);
  });

  it('Revoke invite asks once more; then the card’s buttons disappear and it says who revoked it', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await runCommand(grace, '/invite @ada as EDITOR');
    await untilIdle(foyer);
    await grace.command('/invite pending');
    const list = grace.modal();
    if (!list) throw new Error('There is no list.');
    await grace.press(list, 'Revoke invite');
    await grace.goBack();
    expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(1);

    await revokesInvite(grace, list);
    expect(grace.modal()?.plain()).toContain('Revoked just now.');
    expect(grace.modal()?.plain()).toContain('Lovelace Labs · 0 pending');
    const before = invitationCard(ada);
    await untilIdle(foyer);
    expect(invitationCard(ada).buttons()).toEqual([]);
    expect(invitationCard(ada).plain()).toMatch(/@grace revoked this invitation/u);
    expect(await db.invitation.findFirst()).toMatchObject({ status: 'revoked', resolvedBy: grace.id });
    expect((await readAuditLog(foyer)).at(-1)).toBe('invitation.revoke ada@lovelace.example');
    expect(slack.pings().filter(ping => ping.person === grace.id)).toEqual([]);
    expect(before.ts).toBe(invitationCard(ada).ts);

    expect(await runCommand(grace, '/invite @ada as VIEWER')).toContain('Invited Ada Lovelace');
    await untilIdle(foyer);
    expect(invitationCard(ada).buttons()).toEqual(['Accept', 'Decline']);
  });

  it('Invited users has pages of ten in both directions, and keeps the page and the row that was revoked', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const grace = slack.person('grace');
    for (let count = 1; count <= 21; count += 1) {
      await runCommand(grace, `/invite person${count}@x.example as VIEWER`);
    }
    const page = () => listed(grace.modal()?.plain());
    const press = async (button: string, block?: string) => {
      const view = grace.modal();
      if (view) await grace.press(view, button, block ? { block } : {});
    };
    const from = (high: number, low: number) =>
      Array.from({ length: high - low + 1 }, (_, index) => `person${high - index}@x.example`);
    await grace.command('/invite pending');
    expect(grace.modal()?.plain()).toContain('21 pending');
    expect(page()).toEqual(from(21, 12));
    expect(grace.modal()?.buttons()).not.toContain('‹ Previous');
    await press('Next ›');
    expect(page()).toEqual(from(11, 2));
    await press('Next ›');
    expect(page()).toEqual(from(1, 1));
    expect(grace.modal()?.buttons()).not.toContain('Next ›');
    await press('Revoke invite');
    await grace.submit();
    expect(page()).toEqual(from(1, 1));
    expect(grace.modal()?.plain()).toContain('Revoked just now.');
    expect(grace.modal()?.buttons()).not.toContain('Next ›');
    await press('‹ Previous');
    expect(page()).toEqual(from(11, 2));
  });

  it('Invited users searches and filters, returns to its place after a press, and shows everybody again', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const [grace, margaret] = [slack.person('grace'), await becomeMember(foyer, 'margaret', 'ADMIN')];
    for (let count = 1; count <= 12; count += 1) {
      await runCommand(grace, `/invite person${count}@x.example as VIEWER`);
    }
    await runCommand(margaret, '/invite @ada as EDITOR in "Teacher Laptops"');
    await untilIdle(foyer);
    const plain = () => grace.modal()?.plain() ?? '';
    const press = async (label: string, nth?: number) => {
      const view = grace.modal();
      if (!view) throw new Error('There is no list.');
      await grace.press(view, label, nth === undefined ? {} : { nth });
    };
    const narrow = async (fields: Parameters<typeof grace.fill>[0]) => {
      await press('Search and filter');
      expect(grace.modal()?.title).toBe('Search and filter');
      await grace.fill(fields);
      await grace.submit();
      expect(grace.modal()?.title).toBe('Invited users');
    };
    await grace.command('/invite pending');
    expect(grace.modal()?.buttons()).not.toContain('Show everybody');
    await narrow({ 'Name or email': 'LOVE' });
    expect(plain()).toContain('Lovelace Labs · 1 pending · “LOVE”');
    expect(plain()).toContain('EDITOR · Teacher Laptops');
    await press('Show everybody');
    expect(plain()).toContain('13 pending');

    await narrow({ 'Name or email': 'x.example', Role: 'VIEWER' });
    expect(plain()).toContain('12 pending · “x.example” · VIEWER');
    await press('Next ›');
    expect(listed(plain())).toEqual(['person2@x.example', 'person1@x.example']);
    await press('Resend', 0);
    expect(plain()).toContain('Still waiting: person2@x.example isn’t in this Slack yet.');
    expect([...new Set(listed(plain()))]).toEqual(['person2@x.example', 'person1@x.example']);
    await press('Edit', 0);
    await grace.fill({ Role: 'EDITOR' });
    await grace.submit();
    expect(plain()).toContain('11 pending · “x.example” · VIEWER');
    expect(plain()).toContain('Saved: invited as EDITOR.');
    expect(plain()).toContain('person1@x.example');
    expect(plain()).not.toContain('person12@x.example');
    await press('Show everybody');

    await narrow({ Group: 'Teacher Laptops' });
    expect(plain()).toContain('1 pending · in Teacher Laptops');
    await narrow({
      Group: null,
      Status: 'Waiting until they join Slack or confirm their email',
    });
    expect(plain()).toContain('12 pending · Waiting until they join Slack');
    await narrow({ Status: 'Not delivered' });
    expect(plain()).toContain('0 pending · Not delivered');
    expect(plain()).toContain('Nobody matches.');
    await narrow({ Status: null, 'Invited by': { user: 'margaret' } });
    expect(plain()).toContain('1 pending · invited by Margaret');
    await narrow({ 'Invited by': { user: 'linus' } });
    expect(plain()).toContain('Nobody matches.');
  });
});
