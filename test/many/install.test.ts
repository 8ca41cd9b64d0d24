import { describe, expect, it } from 'vitest';
import { submitSetUp, timePasses } from '../support/story.ts';
import { Installing, install, startMany } from './stage.ts';

const people = [
  { name: 'olga', realName: 'Olga Owner', isAdmin: true, isOwner: true },
  { name: 'ada', realName: 'Ada Lovelace' },
];

describe('the installation by OAuth', () => {
  it('a workspace that installs Foyer is served at once: its people set it up', async () => {
    await using many = await startMany();
    const acme = many.cloud.addWorkspace({ name: 'Acme', rateLimits: false });
    await install(many, acme, 'grace');
    const result = await submitSetUp(acme.person('grace'));
    expect(acme.person('grace').modal()?.title, JSON.stringify(result)).toBe('Foyer is set up');
  });

  it('tokens are stored encrypted: neither the database nor a log contains one', async () => {
    await using many = await startMany();
    const acme = many.cloud.addWorkspace({ name: 'Acme', rateLimits: false });
    await install(many, acme, 'grace');
    const stored = JSON.stringify(
      await many.db.$queryRaw`
        select encode(bot_token, 'escape') as bot, encode(refresh_token, 'escape') as refresh, i::text as whole
        from installations i`,
    );
    expect(stored).not.toContain('xox');
    expect(stored.length).toBeGreaterThan(200);
  });

  it('who cancels reads that nothing was changed', async () => {
    await using many = await startMany();
    const acme = many.cloud.addWorkspace({ name: 'Acme', people, rateLimits: false });
    const browser = new Installing(many);
    const back = acme.person('olga').install(await browser.begin(), { decision: 'cancel' });
    expect(await browser.comeBack(back)).toEqual({ status: 400, words: 'You didn’t install Foyer' });
    expect(await many.db.workspace.count()).toBe(0);
  });

  it('a second installation keeps what the first installation had', async () => {
    await using many = await startMany();
    const acme = many.cloud.addWorkspace({ name: 'Acme', rateLimits: false });
    const id = await install(many, acme, 'grace');
    await submitSetUp(acme.person('grace'));
    expect(await install(many, acme, 'grace')).toBe(id);
    await acme.person('grace').openHome();
    expect(acme.person('grace').home()?.plain()).toContain('Lovelace Labs');
    expect(await many.db.organization.count()).toBe(1);
  });

  it('a workspace that did not install Foyer has no command of it, and Foyer learns nothing of its people', async () => {
    await using many = await startMany();
    const [acme, globex] = ['Acme', 'Globex'].map(name =>
      many.cloud.addWorkspace({ name, rateLimits: false }),
    );
    if (!acme || !globex) throw new Error('There are two.');
    await install(many, acme, 'grace');
    expect(await globex.person('ada').command('/invite')).toMatchObject({ error: 'invalid_command' });
    expect(await many.db.slackPerson.count({ where: { workspace: { name: 'Globex' } } })).toBe(0);
  });

  it('a browser that begins too many installations in a minute has to wait, and what nobody finished is forgotten', async () => {
    await using many = await startMany();
    const answers: number[] = [];
    for (let n = 0; n < 100 && !answers.includes(429); n += 1) {
      const { status } = await fetch(`${many.publicUrl}/slack/install`, { redirect: 'manual' });
      answers.push(status);
    }
    expect(answers.at(-1)).toBe(429);
    const begun = await many.db.installState.count();
    expect(begun).toBe(answers.length - 1);
    await timePasses(many, 10 * 60_000 + 1);
    await many.restart();
    await new Installing(many).begin();
    expect(await many.db.installState.count()).toBe(1);
  });
});
