import { expect, it } from 'vitest';
import { tablesWith } from '../erasure/dump.ts';
import { deactivate, erase } from '../erasure/erasing.ts';
import { accept, open, press } from '../pages/visit.ts';
import { becomeMember, untilIdle } from '../support/story.ts';
import { makeLink, startDoor } from './links-story.ts';

it('erasing the creator of an invite link revokes it and leaves nothing of them in it', async () => {
  await using door = await startDoor();
  const { foyer, grace } = door;
  const ada = await becomeMember(foyer, 'ada', 'ADMIN');
  const path = await makeLink(door, ada, { Name: 'Ask ada@lovelace.example' });
  await press(foyer, `${path}/email`, { email: 'hedy@school.example' });
  await untilIdle(foyer);
  await deactivate(grace, 'ada@lovelace.example');
  await erase(grace, 'ada@lovelace.example');
  await untilIdle(foyer);
  const page = await open(foyer, path);
  expect(page.words).toContain('This link was revoked');
  expect(page.page.toLowerCase()).not.toContain('ada');
  const needles = ['ada lovelace', 'ada@lovelace.example', ada.id];
  expect((await tablesWith(foyer.db, ...needles)).filter(table => !table.includes('slack_people'))).toEqual(
    [],
  );
});

it('erasing a person who joined by an invite link leaves nothing of them; the count stays', async () => {
  await using door = await startDoor();
  const { foyer, grace, server } = door;
  const path = await makeLink(door, grace);
  await press(foyer, `${path}/email`, { email: 'hedy@school.example' });
  await untilIdle(foyer);
  const mail = await server.waitForMail('hedy@school.example');
  await accept(foyer, /\/i\/[\w-]{43}/u.exec(mail.text ?? '')?.[0] ?? '', 'Hedy Lamarr');
  await untilIdle(foyer);
  expect(await tablesWith(foyer.db, 'hedy@school.example')).toContain('public.audit_entries');
  await deactivate(grace, 'Hedy Lamarr');
  await erase(grace, 'hedy@school.example');
  await untilIdle(foyer);
  expect(await tablesWith(foyer.db, 'hedy@school.example', 'hedy lamarr')).toEqual([]);
  expect(await foyer.db.inviteLink.findFirstOrThrow()).toMatchObject({ uses: 1, revokedAt: null });
});
