import type { Person, View } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { becomeMember, modes, runCommand, setUp, untilIdle } from '../support/story.ts';

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
    expect(text).toMatch(/@ada · member\.rename · ada@lovelace\.example/u);
    expect(text).toContain('name: Ada Lovelace → Ada King');
    expect(text.indexOf('member.rename')).toBeLessThan(text.indexOf('invitation.create'));

    await grace.press(modalOf(grace), 'Filter');
    await grace.fill({ Person: { user: 'ada' }, Category: 'Invitations' });
    await grace.submit();
    const filtered = modalOf(grace).plain();
    expect(filtered).toContain('Only Invitations of @ada');
    expect(filtered).toContain('invitation.accept');
    expect(filtered).not.toContain('member.rename');

    await grace.press(modalOf(grace), 'Export JSON lines');
    expect(modalOf(grace).plain()).toContain('is in your direct messages with Foyer.');
    await grace.goBack();
    await grace.press(modalOf(grace), 'Show everything');
    expect(modalOf(grace).plain()).toContain('member.rename');
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
    expect(csv).toContain('member.rename,ada@lovelace.example');
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
    expect(modalOf(grace).plain()).toContain('ada@lovelace.example');
    await grace.press(modalOf(grace), '‹ Newer');
    expect(modalOf(grace).plain()).toContain('p9@x.example');
    expect(await runCommand(ada, '/invite audit')).toContain('Your role VIEWER can’t read the audit trail.');
  });
});
