import type { Person, View } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { homeOf, homesFollow, openHome } from '../support/homes.ts';
import { becomeMember, modes, runCommand, setUp, timePasses, untilIdle } from '../support/story.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const modalOf = (person: Person): View => {
  const view = person.modal();
  if (!view) throw new Error(`There is no modal. ${person.screen()}`);
  return view;
};

describe.each(modes)('/invite audit, over %s', mode => {
  it('/invite audit shows who did what to whom with both values, newest first; it filters, and exports what it shows', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const ada = await becomeMember(foyer, 'ada', 'VIEWER');
    await ada.command('/invite me');
    await ada.fill({ Name: 'Ada King' });
    await ada.submit();
    await ada.closeModal();
    await untilIdle(foyer);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite audit');
    expect(modalOf(grace).title).toBe('Audit trail');
    const text = modalOf(grace).plain();
    expect(text).toContain('Lovelace Labs');
    expect(text).toContain('@ada changed their name');
    expect(text).toContain('Name: Ada Lovelace → Ada King');
    expect(text).toContain('@grace invited @ada as VIEWER · no group');
    expect(text.indexOf('changed their name')).toBeLessThan(text.indexOf('invited @ada'));

    await grace.press(modalOf(grace), 'Filter');
    await grace.fill({ Person: { user: 'ada' }, Category: 'Invitations' });
    await grace.submit();
    const filtered = modalOf(grace).plain();
    expect(filtered).toContain('Invitations · @ada');
    expect(filtered).toContain('@ada accepted the invitation and joined as VIEWER · no group');
    expect(filtered).not.toContain('changed their name');

    await grace.press(modalOf(grace), 'Export JSON lines');
    expect(modalOf(grace).plain()).toContain('is in your direct messages with Foyer.');
    await grace.goBack();
    await grace.press(modalOf(grace), 'Show everything');
    expect(modalOf(grace).plain()).toContain('changed their name');
    await grace.press(modalOf(grace), 'Export CSV');
    await untilIdle(foyer);
    const files = grace.messages().flatMap(message => message.files);
    expect(files.map(({ name }) => name)).toEqual(['audit-2026-01-05.jsonl', 'audit-2026-01-05.csv']);
    const [lines = '', csv = ''] = await Promise.all(
      files.map(async file =>
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(await grace.download(file)),
      ),
    );
    const actions = lines
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line).action);
    expect(actions).toEqual(['invitation.create', 'invitation.accept']);
    expect(csv.split('\r\n').length - 2).toBe(await foyer.db.auditEntry.count());
    expect(csv).toContain(
      `member.rename,Ada King,ada@lovelace.example,${ada.id},ada@lovelace.example,Ada King,ada@lovelace.example,${ada.id}`,
    );
  });

  it('/invite audit filters by days of the reader’s time zone, in either order, and keeps the filter over pages', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await runCommand(grace, '/invite early@x.example as VIEWER');
    await timePasses(foyer, DAY_MS);
    for (let count = 0; count < 11; count += 1)
      await runCommand(grace, `/invite p${count}@x.example as VIEWER`);
    await timePasses(foyer, DAY_MS);
    await runCommand(grace, '/invite late@x.example as VIEWER');
    await untilIdle(foyer);
    await grace.command('/invite audit');
    await grace.press(modalOf(grace), 'Filter');
    await grace.fill({ From: '2026-01-06', To: '2026-01-06' });
    await grace.submit();
    const texts = [modalOf(grace).plain()];
    expect(texts[0]).toContain('from Tue, Jan 6 · until Tue, Jan 6');
    expect(texts[0]).toContain('@grace invited p10@x.example as VIEWER · no group');
    await grace.press(modalOf(grace), 'Older ›');
    texts.push(modalOf(grace).plain());
    expect(texts[1]).toContain('p0@x.example');
    expect(texts[1]).toContain('from Tue, Jan 6');
    expect(texts.join()).not.toMatch(/early|late/u);
    await grace.press(modalOf(grace), 'Filter');
    await grace.fill({ From: '2026-01-06', To: '2026-01-05' });
    await grace.submit();
    expect(modalOf(grace).plain()).toContain('from Mon, Jan 5 · until Tue, Jan 6');
    await grace.press(modalOf(grace), 'Older ›');
    expect(modalOf(grace).plain()).toContain('early@x.example');
  });

  it('an admin with a German Slack reads the audit log in German, also on App Home', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { template: 'Senturo' });
    const grace = foyer.slack.person('grace');
    await becomeMember(foyer, 'ada', 'Remote');
    await foyer.slack.changePerson('grace', { locale: 'de-DE' });
    await grace.command('/invite audit');
    expect(modalOf(grace).title).toBe('Protokoll');
    expect(modalOf(grace).plain()).toContain('@grace hat @ada eingeladen als Remote · alle Gerätegruppen');
    await grace.closeModal();
    const home = await openHome(grace);
    expect(home.plain()).toContain('Letzte Ereignisse');
    expect(home.plain()).toContain('@ada hat die Einladung angenommen, jetzt Mitglied als Remote');
  });

  it('App Home shows the last events to people who can read the audit log, and follows them', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'VIEWER');
    expect((await openHome(ada)).plain()).not.toContain('Last events');
    const home = await openHome(grace);
    expect(home.plain()).toContain('@grace set up Lovelace Labs');
    await ada.command('/invite me');
    await ada.fill({ Name: 'Ada King' });
    await ada.submit();
    await homesFollow(foyer);
    expect(homeOf(grace).plain()).toContain('@ada changed their name');
    await grace.press(homeOf(grace), 'Open Audit trail');
    expect(modalOf(grace).title).toBe('Audit trail');
  });

  it('/invite audit turns pages, and refuses people without the right, with the matrix', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const ada = await becomeMember(foyer, 'ada', 'VIEWER');
    const grace = foyer.slack.person('grace');
    for (let count = 0; count < 10; count += 1)
      await runCommand(grace, `/invite p${count}@x.example as VIEWER`);
    await grace.command('/invite audit');
    expect(modalOf(grace).plain()).toContain('p9@x.example');
    await grace.press(modalOf(grace), 'Older ›');
    expect(modalOf(grace).plain()).not.toContain('p9@x.example');
    expect(modalOf(grace).plain()).toContain('@ada accepted the invitation');
    await grace.press(modalOf(grace), '‹ Newer');
    expect(modalOf(grace).plain()).toContain('p9@x.example');
    expect(await runCommand(ada, '/invite audit')).toContain('Your role VIEWER can’t read the audit trail.');
  });
});
