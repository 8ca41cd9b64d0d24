import type { Person } from 'local-slack';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../../src/database/client.ts';
import { queueHomes } from '../../src/delivery/home/queue.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { homesFollow, waitingHomes } from '../support/homes.ts';
import { done, paste, send, shown } from '../support/import-story.ts';
import {
  askToJoin,
  becomeMember,
  modes,
  requestCard,
  runCommand,
  setUp,
  untilIdle,
} from '../support/story.ts';
import { tablesWith } from './dump.ts';
import { deactivate, erase, GONE } from './erasing.ts';

// Whole stories.

/** Ada is invited, joins, renames herself, invites, decides, uploads and is in a file of others. */
async function busyLife(foyer: Foyer): Promise<Person> {
  const { slack } = foyer;
  const grace = slack.person('grace');
  const ada = await becomeMember(foyer, 'ada', 'ADMIN', '"Teacher Laptops"');
  await ada.command('/invite me');
  await ada.fill({ Name: 'Ada Countess' });
  await ada.submit();
  await ada.closeModal();
  await runCommand(ada, '/invite @linus as VIEWER');
  await askToJoin(foyer, 'katherine', 'Ask ada@lovelace.example about me.');
  await ada.press(requestCard(ada), 'Accept as VIEWER');
  await ada.openHome();
  await paste(ada, 'Email,Role\nx@x.example,VIEWER');
  await send(ada);
  await done(foyer, ada);
  await paste(grace, 'Email,Role,Name\nADA@lovelace.example,EDITOR,Ada Lovelace\ny@x.example,VIEWER,Yvonne');
  await send(grace);
  await done(foyer, grace);
  await grace.command('/invite settings');
  await grace.fill({ 'Contact for help': { user: 'ada' } });
  await grace.submit();
  await grace.closeModal();
  await untilIdle(foyer);
  return ada;
}

describe.each(modes)('erasing a person, over %s', mode => {
  it('erasing a person removes their names, address and Slack id from every table, and cards from Slack', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const ada = await busyLife(foyer);
    const needles = ['ada lovelace', 'ada countess', 'ada@lovelace.example', ada.id];
    const before = await tablesWith(db, ...needles);
    expect(before).toEqual(
      expect.arrayContaining([
        'public.audit_entries',
        'public.deliveries',
        'public.import_rows',
        'public.members',
      ]),
    );
    const others = await db.auditEntry.findMany({
      where: { subject: { in: ['linus@lovelace.example', 'y@x.example'] }, actor: grace.id },
      orderBy: { id: 'asc' },
    });
    await deactivate(grace, 'ada@lovelace.example');
    await untilIdle(foyer);
    await grace.command('/invite members');
    const list = grace.modal();
    if (list) await grace.press(list, 'Erase person', { block: 'ada@lovelace.example' });
    expect(grace.modal()?.plain()).toContain('Erase Ada Countess');
    await grace.submit();
    expect(grace.modal()?.plain(), grace.screen()).toContain(GONE);
    await grace.closeModal();
    await untilIdle(foyer);

    expect(await tablesWith(db, ...needles)).toEqual([]);
    const [entry] = await db.auditEntry.findMany({ where: { action: 'person.erase' } });
    expect(entry).toMatchObject({
      actor: grace.id,
      subject: expect.stringMatching(/^erased person [0-9a-f]{4}$/u),
    });
    expect(await db.auditEntry.count({ where: { actor: entry?.subject ?? '' } })).toBeGreaterThan(3);
    expect(await db.auditEntry.count({ where: { subject: entry?.subject ?? '' } })).toBeGreaterThan(3);
    expect(
      await db.auditEntry.findMany({
        where: { id: { in: others.map(({ id }) => id) } },
        orderBy: { id: 'asc' },
      }),
    ).toEqual(others);
    expect(await db.member.count({ where: { name: 'Katherine Johnson', state: 'active' } })).toBe(1);
    expect(ada.messages().some(message => message.plain().includes(' invites you to join '))).toBe(false);
    const invited = slack.person('linus').messages();
    expect(invited.some(message => message.plain().startsWith('erased person '))).toBe(true);
    await slack.waitFor(
      () => requestCard(grace).plain().includes('Accepted by erased person '),
      'the card of the request to name nobody',
    );
    for (const message of [...invited, ...grace.messages('approvals')]) {
      expect(message.plain()).not.toMatch(/Ada (Lovelace|Countess) invites|by @ada/u);
    }
    expect(await erase(grace, 'ada@lovelace.example')).toContain('Foyer keeps nothing about this person');
    expect(await db.auditEntry.count({ where: { action: 'person.erase' } })).toBe(1);
    expect(await runCommand(grace, '/invite @ada as VIEWER')).toContain('Invited Ada Lovelace');
  });
});

describe('erasing a person', () => {
  it('erasing a person ends what is pending first, and changes nobody whose name or address only contains theirs', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { template: 'Senturo' });
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await slack.addPerson({ name: 'al', realName: 'Al', email: 'al@lovelace.example' });
    await slack.addPerson({ name: 'albert', realName: 'Albert Al', email: 'val@lovelace.example' });
    await becomeMember(foyer, 'albert', 'Analyst');
    await askToJoin(foyer, 'al', 'It is Al.');
    await runCommand(grace, '/invite al@lovelace.example.org as Analyst');
    await runCommand(grace, '/invite al.b@lovelace.example as Analyst');
    await untilIdle(foyer);
    const kept = async () => ({
      members: await db.member.findMany({ orderBy: { id: 'asc' } }),
      invitations: await db.invitation.findMany({ orderBy: { id: 'asc' } }),
      groups: await db.group.findMany({ orderBy: { id: 'asc' } }),
      roles: await db.role.findMany({ orderBy: { id: 'asc' } }),
      audit: await db.auditEntry.findMany({
        where: {
          subject: { not: 'al@lovelace.example' },
          action: { notIn: ['person.erase', 'join-request.withdraw', 'join-request.create'] },
        },
        orderBy: { id: 'asc' },
      }),
    });
    const before = await kept();
    expect(await erase(grace, 'al@lovelace.example')).toContain(GONE);
    await untilIdle(foyer);
    expect(await kept()).toEqual(before);
    expect(await db.joinRequest.count()).toBe(0);
    const [{ subject } = { subject: '' }] = await db.auditEntry.findMany({
      where: { action: 'person.erase' },
    });
    const auditLog = await db.auditEntry.findMany({ where: { subject }, orderBy: { id: 'asc' } });
    expect(auditLog.map(({ action }) => action)).toEqual([
      'join-request.create',
      'join-request.withdraw',
      'person.erase',
    ]);
    expect(auditLog[0]?.after).toEqual({ note: null });
    const mine = slack.person('al').id;
    expect(await tablesWith(db, mine, '"al@lovelace.example"', 'it is al.')).toEqual([]);
  });

  it.each([
    ['in their own row', 'left@x.example', 'deactivate Left Person left@x.example'],
    ['in the row of another person', 'stays@x.example', 'ask left@x.example'],
  ])('erasing a person removes what a file asked to do with them, %s', async (_, email, action) => {
    await using foyer = await startFoyer();
    const { id: organizationId } = await setUp(foyer);
    const { slack, db, clock } = foyer;
    const grace = slack.person('grace');
    const uploader = await db.member.findFirstOrThrow();
    const upload = { organizationId, uploaderId: uploader.id, requestKey: 'one', createdAt: clock.now() };
    const row = { position: 0, line: 2, role: '', groups: '', name: '' };
    await db.import.create({ data: { ...upload, rows: { create: { ...row, email, action } } } });
    await runCommand(grace, '/invite left@x.example as VIEWER');
    await untilIdle(foyer);
    expect(await erase(grace, 'left@x.example')).toContain(GONE);
    expect(await tablesWith(db, 'left@x.example')).toEqual([]);
  });

  it('erasing a person takes them out of App Homes that wait for an update, and leaves those of others', async () => {
    await using foyer = await startFoyer();
    const { workspaceId } = await setUp(foyer);
    const { slack, db } = foyer;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await grace.openHome();
    await untilIdle(foyer);
    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    await queueHomes(db, workspaceId, [ada.id, grace.id], { inMs: 3_600_000 });
    await queueHomes(db, workspaceId, [ada.id], { inMs: 3_600_000 });
    expect(await erase(grace, '@ada')).toContain(GONE);
    const waiting = await waitingHomes(db);
    expect(waiting.map(({ slackUserId }) => slackUserId)).toContain(grace.id);
    expect(waiting.map(({ slackUserId }) => slackUserId)).not.toContain(ada.id);
    await homesFollow(foyer);
    expect(await waitingHomes(db)).toEqual([]);
  });

  it('erasing a person leaves no name of theirs where others asked them for a right', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const [grace, linus] = [slack.person('grace'), slack.person('linus')];
    const ada = await becomeMember(foyer, 'ada', 'ADMIN');
    await becomeMember(foyer, 'linus', 'VIEWER');
    const { ephemeral } = await linus.command('/invite');
    if (!ephemeral) throw new Error('Nothing is refused.');
    await linus.press(ephemeral, 'Ask them');
    await linus.submit();
    await linus.closeModal();
    await untilIdle(foyer);
    await deactivate(grace, 'ada@lovelace.example');
    expect(await erase(grace, 'ada@lovelace.example')).toContain(GONE);
    await untilIdle(foyer);
    expect(await tablesWith(db, 'ada lovelace', 'ada@lovelace.example', ada.id)).toEqual([]);
    await grace.command('/invite audit');
    expect(shown(grace).plain()).toMatch(
      /@linus asked (@grace and erased|erased) person [0-9a-f]{4}( and @grace)? for the right to invite people/u,
    );
  });

  it('erasing a person removes what only the audit log still knows of them', async () => {
    await using foyer = await startFoyer();
    const { id: organizationId } = await setUp(foyer);
    const { slack, db, clock } = foyer;
    const email = 'left@long-ago.example';
    const entry = { organizationId, at: clock.now(), actor: 'foyer', action: 'invitation.revoke' };
    await db.auditEntry.create({ data: { ...entry, subject: email } });
    expect(await erase(slack.person('grace'), email)).toContain(GONE);
    expect(await tablesWith(db, email)).toEqual([]);
  });

  it('erasing a person needs the top role, and is refused for an active member', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const ada = await becomeMember(foyer, 'ada', 'ADMIN');
    await runCommand(ada, '/invite a@x.example as VIEWER');
    expect(await runCommand(ada, '/invite erase a@x.example')).toContain('can’t');
    expect(await runCommand(slack.person('grace'), '/invite erase @ada')).toContain(
      'Ada Lovelace is an active member. Deactivate them first, then erase them.',
    );
    expect(await runCommand(slack.person('grace'), '/invite erase nobody@x.example')).toContain(
      'Foyer keeps nothing',
    );
    expect(await db.auditEntry.count({ where: { action: 'person.erase' } })).toBe(0);
  });

  it('erasing a person leaves what another organization of the workspace stores about them', async () => {
    await using foyer = await startFoyer();
    const { id: organizationId, workspaceId } = await setUp(foyer);
    const { db, slack, clock } = foyer;
    const grace = slack.person('grace');
    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    const other = await db.organization.create({
      data: { workspaceId, name: 'Analytical Engines', template: 'crowdsec', createdAt: clock.now() },
    });
    const role = await db.role.create({
      data: { organizationId: other.id, name: 'OWNER', description: '', position: 0 },
    });
    const [email, slackUserId] = ['ada@lovelace.example', slack.person('ada').id];
    const place = { organizationId: other.id, email, slackUserId, name: 'Ada Lovelace' };
    await db.member.create({ data: { ...place, roleId: role.id, joinedAt: clock.now() } });
    await db.auditEntry.create({
      data: {
        organizationId: other.id,
        at: clock.now(),
        actor: slackUserId,
        action: 'member.rename',
        subject: email,
        after: { name: 'Ada Lovelace' },
      },
    });
    const there = async () => [
      await db.member.findMany({ where: { organizationId: other.id } }),
      await db.auditEntry.findMany({ where: { organizationId: other.id } }),
      await db.slackPerson.findMany({ where: { slackUserId } }),
    ];
    const before = await there();
    expect(await erase(grace, '@ada')).toContain(GONE);
    expect(await there()).toEqual(before);
    expect(await db.invitation.count({ where: { organizationId } })).toBe(0);
  });

  it('erasing a person and their accepting at once ends as one of the two', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    for (let round = 1; round <= 4; round += 1) {
      const name = `guest${round}`;
      const guest = await slack.addPerson({
        name,
        realName: `Guest ${round}`,
        email: `${name}@lovelace.example`,
      });
      await runCommand(grace, `/invite @${name} as VIEWER`);
      await untilIdle(foyer);
      const card = guest.messages().findLast(message => message.buttons().includes('Accept'));
      if (!card) throw new Error('There is no card.');
      await grace.command(`/invite erase @${name}`);
      const acts = [() => grace.submit(), () => guest.press(card, 'Accept')];
      if (round % 2) acts.reverse();
      await Promise.all(acts.map(act => act()));
      await untilIdle(foyer);
      const said = grace.modal()?.plain() ?? '';
      await grace.closeModal();
      const isMember = (await db.member.count({ where: { email: `${name}@lovelace.example` } })) === 1;
      expect(said).toContain(isMember ? 'is an active member' : GONE);
      expect(await db.invitation.count({ where: { email: `${name}@lovelace.example` } })).toBe(
        isMember ? 1 : 0,
      );
    }
  });

  it('erasing a person is the only way in which the audit log changes, and only to a pseudonym', async () => {
    await using foyer = await startFoyer();
    const { id } = await setUp(foyer);
    const { database } = foyer;
    const change = 'update audit_entries set actor = $1';
    const program = openDatabase(database.url, { poolSize: 1 });
    await expect(program.$executeRawUnsafe(change, 'nobody')).rejects.toThrow('permission denied');
    await expect(
      program.$queryRaw`select erase_from_audit_entries(${id}::uuid, array['x@x.example'], '{}', 'Mallory')`,
    ).rejects.toThrow('Only a pseudonym');
    await closeDatabase(program);
    // The owner of the tables has the right; the trigger refuses it, also after the door was used.
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    try {
      await expect(owner.query(change, ['nobody'])).rejects.toThrow('append only');
      await owner.query('begin');
      await owner.query('select erase_from_audit_entries($1, $2, $3, $4)', [
        id,
        ['x@x.example'],
        [],
        'erased person 00ff',
      ]);
      await expect(owner.query(change, ['nobody'])).rejects.toThrow('append only');
      await owner.query('rollback');
      await expect(owner.query('delete from audit_entries')).rejects.toThrow('append only');
    } finally {
      await owner.end();
    }
  });
});
