import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { becomeMember, modes, setUp, templates } from '../support/story.ts';

describe.each(modes)('Current users, over %s', mode => {
  it.each(templates)(
    'Current users lists everybody by name with role and groups, with $template',
    async expected => {
      await using foyer = await startFoyer(mode);
      await setUp(foyer, { template: expected.template });
      await becomeMember(foyer, 'linus', expected.role);
      await becomeMember(foyer, 'ada', expected.role, '"Teacher Laptops"');
      const grace = foyer.slack.person('grace');
      await grace.command('/invite members');
      expect(grace.modal()?.title).toBe('Current users');
      const lines = grace.modal()?.plain().split('\n') ?? [];
      expect(lines[1]).toBe('Lovelace Labs · 3 people');
      expect(lines.filter(line => line.includes('@lovelace.example'))).toEqual([
        'ada@lovelace.example',
        'grace@lovelace.example',
        'linus@lovelace.example',
      ]);
      const under = (name: string) => lines[lines.indexOf(`@${name}`) + 3];
      expect(under('ada')).toBe(expected.inGroupListed);
      expect(under('linus')).toBe(expected.listed);
    },
  );

  it('Current users turns pages of ten, and keeps deactivated people at the end, marked', async () => {
    await using foyer = await startFoyer(mode);
    const { id } = await setUp(foyer);
    const { db, slack } = foyer;
    const role = await db.role.findFirstOrThrow({ where: { name: 'VIEWER' } });
    const people = Array.from({ length: 12 }, (_, index) => `m${String(index).padStart(2, '0')}`);
    await db.member.createMany({
      data: people.map(name => ({
        organizationId: id,
        email: `${name}@x.example`,
        name,
        roleId: role.id,
        state: name === 'm00' ? ('deactivated' as const) : ('active' as const),
        joinedAt: new Date(),
      })),
    });
    const grace = slack.person('grace');
    await grace.command('/invite members');
    const view = grace.modal();
    if (!view) throw new Error('There is no list.');
    expect(view.plain()).toContain('Lovelace Labs · 13 people');
    expect(view.plain()).not.toContain('m00');
    await grace.press(view, 'Next ›');
    expect(grace.modal()?.plain()).toContain(
      'm00\nm00@x.example\n[⋯ Reactivate | Erase person]\nVIEWER · Deactivated',
    );
    expect(grace.modal()?.plain()).not.toContain('m09');
    expect(grace.modal()?.buttons()).toContain('Reactivate');
    expect(grace.modal()?.buttons().at(-1)).toBe('‹ Previous');
    await grace.press(grace.modal() ?? view, '‹ Previous');
    expect(grace.modal()?.plain()).toContain('m08');
    expect(grace.modal()?.buttons().at(-1)).toBe('Next ›');
  });
});
