import type { FillValue, Person, View } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import {
  becomeMember,
  deliveries,
  invitationCard,
  modes,
  readAuditLog,
  runCommand,
  setUp,
  snapshot,
  untilIdle,
} from '../support/story.ts';

function shown(person: Person): View {
  const view = person.modal();
  if (!view) throw new Error(`${person.spec.name} has no modal open.`);
  return view;
}

/** Fills in the fields and presses Add another. */
async function add(person: Person, fields: Record<string, FillValue>): Promise<string> {
  await person.fill(fields);
  await person.press(shown(person), 'Add another');
  return shown(person).plain();
}

/** The people on the list, as it shows them. */
function list(person: Person): string[] {
  return shown(person).blocks.flatMap(block =>
    block.type === 'section' && (block.accessory as { text: { text: string } })?.text.text === 'Remove'
      ? [(block.text as { text: string }).text]
      : [],
  );
}

/** The content of the fields, by the input's name. */
function fields(person: Person): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shown(person).state).map(([blockId, byAction]) => {
      const { value, selected_option, selected_options, selected_user } = (Object.values(byAction)[0] ??
        {}) as unknown as Record<string, unknown>;
      const options = (selected_options as { text: { text: string } }[] | undefined)?.map(
        option => option.text.text,
      );
      const option = (selected_option as { text: { text: string } } | null | undefined)?.text.text;
      return [blockId.split('#')[0], value ?? option ?? options ?? selected_user ?? null];
    }),
  );
}

const empty = { person: null, email: null, name: null, role: null, groups: [], note: null };

async function opened(foyer: Foyer): Promise<Person> {
  const grace = foyer.slack.person('grace');
  await grace.command('/invite');
  return grace;
}

describe.each(modes)('a list of people in Invite people, over %s', mode => {
  it('a list accepts three people, loses one, and sends two', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const grace = await opened(foyer);
    expect(shown(grace).submit).toBe('Send invitation');
    await add(grace, {
      Email: 'Ada@Lovelace.example',
      Role: 'EDITOR',
      Groups: ['Teacher Laptops', 'Student Devices'],
      Note: 'Welcome',
    });
    expect(list(grace)).toEqual([
      'Ada Lovelace (ada@lovelace.example) as EDITOR. Groups: Student Devices, Teacher Laptops.',
    ]);
    expect(fields(grace)).toEqual({
      ...empty,
      role: 'EDITOR',
      groups: ['Teacher Laptops', 'Student Devices'],
      note: 'Welcome',
    });
    expect(shown(grace).submit).toBe('Send 1 invitation');
    await add(grace, { Email: 'linus@lovelace.example', Name: 'Linus T.', Role: 'VIEWER', Groups: [] });
    await add(grace, { Email: 'new@x.example', Name: 'Nell New', Role: 'ADMIN' });
    expect(shown(grace).submit).toBe('Send 3 invitations');
    expect(list(grace)).toHaveLength(3);
    await grace.press(shown(grace), 'Remove', { block: 'Linus T.' });
    expect(list(grace)).toEqual([
      expect.stringContaining('Ada Lovelace'),
      'Nell New (new@x.example) as ADMIN.',
    ]);
    expect(await db.invitation.count()).toBe(0);
    await foyer.restart();
    await grace.submit();
    expect(shown(grace).title).toBe('Invitations sent');
    const said = shown(grace).plain();
    expect(said).toContain('Invited 2 people to Lovelace Labs.');
    expect(said).toContain(
      'Ada Lovelace (ada@lovelace.example) as EDITOR. Groups: Student Devices, Teacher Laptops. Foyer sends them a direct message.',
    );
    expect(said).toContain('Nell New (new@x.example) as ADMIN. They aren’t in this Slack yet');
    await untilIdle(foyer);
    expect(invitationCard(slack.person('ada')).plain()).toContain('Welcome');
    expect(slack.person('linus').messages()).toEqual([]);
    expect(await deliveries(foyer)).toEqual([
      'invitation to ada: delivered',
      'invitation to new@x.example: waiting',
    ]);
    expect((await readAuditLog(foyer)).slice(-2)).toEqual([
      'invitation.create ada@lovelace.example',
      'invitation.create new@x.example',
    ]);
    expect(await db.invitation.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      {
        email: 'ada@lovelace.example',
        name: 'Ada Lovelace',
        note: 'Welcome',
        slackUserId: slack.person('ada').id,
      },
      { email: 'new@x.example', name: 'Nell New', note: 'Welcome', slackUserId: null },
    ]);
  });

  it('a list counts the person in the fields as the last, even one picked from Slack', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = await opened(foyer);
    await grace.choose('Somebody in this Slack', { user: 'ada' });
    await add(grace, { Role: 'VIEWER', Groups: ['Student Devices'] });
    expect(fields(grace)).toEqual({ ...empty, role: 'VIEWER', groups: ['Student Devices'] });
    await grace.choose('Somebody in this Slack', { user: 'linus' });
    expect(fields(grace)).toMatchObject({ email: 'linus@lovelace.example', name: 'Linus Torvalds' });
    expect(list(grace)).toEqual(['Ada Lovelace (ada@lovelace.example) as VIEWER. Group: Student Devices.']);
    await grace.fill({ Name: 'L. T.', Role: 'EDITOR' });
    await grace.submit();
    expect(shown(grace).plain()).toContain('Invited 2 people to Lovelace Labs.');
    expect(shown(grace).plain()).toContain('L. T. (linus@lovelace.example) as EDITOR.');
    expect(await foyer.db.invitation.count()).toBe(2);
  });

  it('the form looks as for one person when the last on the list was removed', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = await opened(foyer);
    await add(grace, { Email: 'ada@lovelace.example', Role: 'VIEWER' });
    await grace.fill({ Email: 'linus@lovelace.example', Name: 'Linus' });
    await grace.press(shown(grace), 'Remove');
    expect(list(grace)).toEqual([]);
    expect(fields(grace)).toMatchObject({ email: 'linus@lovelace.example', name: 'Linus', role: 'VIEWER' });
    expect(shown(grace).submit).toBe('Send invitation');
    await grace.fill({ Role: null });
    const { fieldErrors } = await grace.submit();
    expect(Object.keys(fieldErrors ?? {}).map(id => id.split('#')[0])).toEqual(['role']);
    await grace.fill({ Role: 'VIEWER' });
    await grace.submit();
    expect(shown(grace).title).toBe('Invitation sent');
    expect(await foyer.db.invitation.findMany()).toMatchObject([{ email: 'linus@lovelace.example' }]);
  });

  it('a list refuses to add a person who can’t be invited, says why at the field, and keeps the fields', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    await runCommand(margaret, '/invite @katherine as VIEWER');
    await untilIdle(foyer);
    const before = await snapshot(foyer);
    const owner = await foyer.db.role.findFirstOrThrow({ where: { name: 'OWNER' } });
    await margaret.command('/invite');
    await add(margaret, { Email: 'ada@lovelace.example', Role: 'VIEWER' });
    const cases: [Record<string, FillValue>, string, string][] = [
      [{ Email: null, Role: 'VIEWER' }, 'Email', 'Enter this person’s address'],
      [{ Email: 'linus@lovelace', Role: 'VIEWER' }, 'Email', '“linus@lovelace” isn’t an email address'],
      [{ Email: 'linus@lovelace.example', Role: null }, 'Role', 'Choose a role for this person.'],
      [{ Email: 'ADA@lovelace.example', Role: 'EDITOR' }, 'Email', 'ada@lovelace.example is listed twice.'],
      [{ Email: 'grace@lovelace.example' }, 'Email', 'grace@lovelace.example is already a member, as OWNER.'],
      [{ Email: 'margaret@lovelace.example' }, 'Email', 'That’s your own address.'],
    ];
    await margaret.fill({ Name: 'Linus T.', Groups: ['Student Devices'] });
    for (const [change, label, words] of cases) {
      await margaret.fill(change);
      const held = fields(margaret);
      const said = await add(margaret, {});
      expect(said, words).toContain(`⚠ ${words}`);
      expect(said).toContain(`⚠ See ${label} above.`);
      expect(fields(margaret)).toEqual(held);
      const at = said.split('\n').findIndex(line => line.startsWith(`⚠ ${words}`));
      expect(
        said
          .split('\n')
          .slice(0, at)
          .findLast(line => /: /u.test(line)),
      ).toContain(label);
      expect(list(margaret)).toHaveLength(1);
    }
    // She may change the invitation of a person who is already invited: that modal is on top.
    const held = fields(margaret);
    const said = await add(margaret, { Email: 'katherine@lovelace.example' });
    expect(said).toContain('katherine@lovelace.example is already invited, as VIEWER');
    expect(shown(margaret).buttons()).toEqual(['Update or resend']);
    await margaret.goBack();
    expect(fields(margaret)).toEqual({ ...held, email: 'katherine@lovelace.example' });
    // The role that was offered is beyond her since.
    await foyer.db.role.updateMany({ where: { name: 'EDITOR' }, data: { capabilities: owner.capabilities } });
    expect(await add(margaret, { Email: 'linus@lovelace.example' })).toContain(
      '⚠ You can’t assign EDITOR because it has more rights than your role',
    );
    await foyer.db.role.updateMany({ where: { name: 'EDITOR' }, data: { capabilities: [] } });
    await add(margaret, {});
    expect(list(margaret)[1]).toBe('Linus T. (linus@lovelace.example) as EDITOR. Group: Student Devices.');
    expect(await snapshot(foyer)).toEqual(before);
  });

  it('a submission with an incomplete person says what is missing, and sends nothing', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = await opened(foyer);
    await add(grace, { Email: 'ada@lovelace.example', Role: 'VIEWER' });
    await grace.fill({ Name: 'Linus' });
    expect(JSON.stringify((await grace.submit()).fieldErrors)).toContain('Enter this person’s address');
    await grace.fill({ Email: 'linus@lovelace.example', Role: null });
    expect(JSON.stringify((await grace.submit()).fieldErrors)).toContain('Choose a role for this person.');
    await grace.fill({ Email: 'ada@lovelace.example', Role: 'EDITOR' });
    await grace.submit();
    expect(shown(grace).plain()).toContain('⚠ ada@lovelace.example is listed twice.');
    expect(shown(grace).plain()).toContain('⚠ Nothing was sent. Correct the person in the fields');
    expect(fields(grace)).toMatchObject({ email: 'ada@lovelace.example', role: 'EDITOR' });
    expect(await foyer.db.invitation.count()).toBe(0);
    await grace.fill({ Email: null, Name: null });
    await grace.submit();
    expect(shown(grace).title).toBe('Invitation sent');
    expect(await foyer.db.invitation.findMany()).toMatchObject([{ email: 'ada@lovelace.example' }]);
  });

  it('a list sends to nobody when anybody can’t be invited, marks each with the reason, and loses nothing', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    const grace = await opened(foyer);
    await add(grace, { Email: 'ada@lovelace.example', Role: 'VIEWER', Note: 'Hello' });
    await add(grace, { Email: 'linus@lovelace.example', Role: 'VIEWER' });
    await add(grace, { Email: 'new@x.example', Role: 'VIEWER' });
    await grace.fill({ Email: 'katherine@lovelace.example', Name: 'Kate', Role: 'EDITOR' });
    await runCommand(margaret, '/invite @ada as VIEWER');
    await runCommand(margaret, '/invite @katherine as VIEWER');
    await untilIdle(foyer);
    const before = await snapshot(foyer);
    await grace.submit();
    expect(await snapshot(foyer)).toEqual(before);
    expect(shown(grace).plain()).toContain('⚠ Nothing was sent.');
    expect(list(grace)).toEqual([
      'Ada Lovelace (ada@lovelace.example) as VIEWER.\n⚠ ada@lovelace.example is already invited, as VIEWER, by Margaret Hamilton. You can resend or revoke that invitation under Invited users.',
      'Linus Torvalds (linus@lovelace.example) as VIEWER.',
      'new@x.example as VIEWER.',
    ]);
    expect(shown(grace).plain()).toContain('⚠ katherine@lovelace.example is already invited');
    expect(fields(grace)).toMatchObject({
      email: 'katherine@lovelace.example',
      name: 'Kate',
      role: 'EDITOR',
      note: 'Hello',
    });
    await grace.press(shown(grace), 'Remove', { block: 'new@x.example' });
    expect(list(grace)[0]).toContain('⚠ ada@lovelace.example is already invited');
    await grace.press(shown(grace), 'Remove', { block: 'Ada Lovelace' });
    expect(list(grace)).toEqual(['Linus Torvalds (linus@lovelace.example) as VIEWER.']);
    expect(fields(grace)).toMatchObject({ name: 'Kate' });
    await grace.fill({ Email: null, Name: null });
    await grace.submit();
    await untilIdle(foyer);
    expect(invitationCard(slack.person('linus')).plain()).toContain('Hello');
    expect(await db.invitation.count()).toBe(4);
  });

  it('a list invites nobody twice when Slack delivers the same submission again', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = await opened(foyer);
    await add(grace, { Email: 'ada@lovelace.example', Role: 'VIEWER' });
    await add(grace, { Email: 'linus@lovelace.example', Role: 'VIEWER' });
    await grace.fill({ Email: 'new@x.example', Role: 'EDITOR' });
    const sent = await grace.submit();
    await untilIdle(foyer);
    const before = await snapshot(foyer);
    const again = await Promise.all([grace.resend(sent), grace.resend(sent)]);
    expect(again.map(({ status }) => status)).toEqual([200, 200]);
    await untilIdle(foyer);
    expect(await snapshot(foyer)).toEqual(before);
    expect(await foyer.db.invitation.count()).toBe(3);
    expect(shown(grace).title).toBe('Invitations sent');
  });

  it('a person is added once when Add another is pressed twice or delivered again', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = await opened(foyer);
    await grace.fill({ Email: 'ada@lovelace.example', Role: 'VIEWER' });
    const view = shown(grace);
    const [first] = await Promise.all([grace.press(view, 'Add another'), grace.press(view, 'Add another')]);
    await grace.resend(first);
    expect(list(grace)).toEqual(['Ada Lovelace (ada@lovelace.example) as VIEWER.']);
  });

  it('a list counts in the seats, says who gets none, and never gives the last seat twice', async () => {
    await using foyer = await startFoyer(mode);
    const { db } = foyer;
    await setUp(foyer);
    await db.organization.updateMany({ data: { seatLimit: 3 } });
    const grace = await opened(foyer);
    expect(shown(grace).plain()).toContain('1 of 3 seats used, 2 with this invitation');
    await add(grace, { Email: 'ada@lovelace.example', Role: 'VIEWER' });
    expect(shown(grace).plain()).toContain('1 of 3 seats used, 2 with the 1 on the list');
    await add(grace, { Email: 'linus@lovelace.example', Role: 'VIEWER' });
    await add(grace, { Email: 'margaret@lovelace.example', Role: 'VIEWER' });
    expect(shown(grace).plain()).toContain(
      '1 of 3 seats used, 4 with the 3 on the list, 1 more than there are',
    );
    const words =
      'No seat is left in Lovelace Labs: 1 of 3 are taken by members and pending invitations, 2 by those before on this list.';
    expect(list(grace)[2]).toContain(`⚠ ${words}`);
    await grace.submit();
    expect(shown(grace).plain()).toContain('⚠ Nothing was sent.');
    expect(list(grace).map(row => row.includes('⚠'))).toEqual([false, false, true]);
    expect(await db.invitation.count()).toBe(0);
    await grace.press(shown(grace), 'Remove', { block: 'Linus' });
    expect(list(grace).map(row => row.includes('⚠'))).toEqual([false, false]);
    await grace.fill({ Email: 'katherine@lovelace.example', Role: 'VIEWER' });
    await grace.submit();
    expect(shown(grace).plain()).toContain('⚠ No seat is left in Lovelace Labs: 1 of 3 are taken');
    expect(shown(grace).plain()).toContain('⚠ See Email above.');
    await grace.fill({ Email: null });
    await grace.submit();
    expect(shown(grace).title).toBe('Invitations sent');
    expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(2);
  });

  it('a list has room for 20 people, and tells the 21st how to continue', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = await opened(foyer);
    for (let count = 1; count <= 20; count += 1) {
      await add(grace, { Email: `new${count}@x.example`, Role: 'VIEWER' });
    }
    expect(list(grace)).toHaveLength(20);
    const said = await add(grace, { Email: 'ada@lovelace.example', Role: 'VIEWER' });
    expect(said).toContain('⚠ A list can have at most 20 people. Send this one first, or upload a file');
    expect(fields(grace)).toMatchObject({ email: 'ada@lovelace.example', role: 'VIEWER' });
    expect(JSON.stringify((await grace.submit()).fieldErrors)).toContain('at most 20 people');
    await grace.fill({ Email: null });
    await grace.submit();
    expect(shown(grace).plain()).toContain('Invited 20 people to Lovelace Labs.');
    await untilIdle(foyer);
    expect(await foyer.db.delivery.count({ where: { status: 'waiting' } })).toBe(20);
  });

  it('a list refuses a person with more groups than a row can store, who can be invited alone', async () => {
    await using foyer = await startFoyer(mode);
    const names = Array.from({ length: 90 }, (_, index) => `Lab ${String(index).padStart(3, '0')}`);
    await setUp(foyer, { groups: names.join('\n') });
    const grace = await opened(foyer);
    await add(grace, { Email: 'ada@lovelace.example', Role: 'VIEWER', Groups: names.slice(0, 60) });
    expect(list(grace)).toHaveLength(1);
    expect(list(grace)[0]).toContain('Lab 009 and 50 more.');
    await grace.press(shown(grace), 'Remove');
    const said = await add(grace, { Email: 'ada@lovelace.example', Role: 'VIEWER', Groups: names });
    expect(said).toContain('⚠ ada@lovelace.example has more groups than fit on a list. Invite them alone');
    await grace.submit();
    expect(shown(grace).title).toBe('Invitation sent');
    expect(await foyer.db.invitationGrant.count()).toBe(90);
  });

  it('a person whose right ended keeps their list, reads why, and nothing is sent', async () => {
    await using foyer = await startFoyer(mode);
    const { db } = foyer;
    await setUp(foyer);
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    await margaret.command('/invite');
    await add(margaret, { Email: 'ada@lovelace.example', Role: 'VIEWER' });
    const viewer = await db.role.findFirstOrThrow({ where: { name: 'VIEWER' } });
    await db.member.updateMany({ where: { slackUserId: margaret.id }, data: { roleId: viewer.id } });
    await margaret.submit();
    expect(margaret.screen()).toContain('Your role VIEWER can’t invite people.');
    expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(0);
    await margaret.goBack();
    expect(list(margaret)).toHaveLength(1);
    await margaret.press(shown(margaret), 'Add another');
    expect(margaret.screen()).toContain('Your role VIEWER can’t invite people.');
  });

  it('a list goes to the organization for which it was opened, whatever the person chose since', async () => {
    await using foyer = await startFoyer(mode);
    const { db } = foyer;
    const { id: first, workspaceId } = await setUp(foyer);
    const grace = await opened(foyer);
    await add(grace, { Email: 'ada@lovelace.example', Role: 'VIEWER' });
    const other = await db.organization.create({
      data: {
        workspaceId,
        name: 'Byron House',
        template: 'crowdsec',
        createdAt: foyer.clock.now(),
        roles: {
          create: {
            name: 'OWNER',
            description: '',
            capabilities: ['invitation:create'],
            position: 0,
            groupLevel: 'access',
          },
        },
      },
    });
    await db.slackPerson.updateMany({
      where: { slackUserId: grace.id },
      data: { currentOrganizationId: other.id },
    });
    await add(grace, { Email: 'linus@lovelace.example', Role: 'VIEWER' });
    await grace.submit();
    expect(shown(grace).plain()).toContain('Invited 2 people to Lovelace Labs.');
    expect(await db.invitation.count({ where: { organizationId: first } })).toBe(2);
  });
});
