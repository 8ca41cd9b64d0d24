import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { paste, shown } from '../support/import-story.ts';
import {
  becomeMember,
  choices,
  invitationCard,
  modes,
  runCommand,
  setUp,
  snapshot,
  timePasses,
  untilIdle,
} from '../support/story.ts';

const MINUTE_MS = 60_000;

describe.each(modes)('the settings of an organization, over %s', mode => {
  it('the settings are changed in one modal, shown with both values, and are in the audit log', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await grace.command('/invite settings');
    expect(shown(grace).title).toBe('Settings');
    expect(shown(grace).plain()).toContain('Settings of Lovelace Labs');
    expect(await grace.options('Time zone', 'paris')).toEqual(['Europe/Paris']);
    await grace.fill({
      'Organization name': 'Lovelace Works',
      'Approvals channel': null,
      Domains: 'lovelace.example\nanalytical.example',
      Subdomains: ['Subdomains of these count too'],
      'Welcome message': 'Welcome aboard.',
      'Contact for help': { user: 'margaret' },
      Seats: '12',
      'Days until an invitation expires': '14',
      'Days until a reminder': '3',
      'Minutes between resends': '30',
      'Days until a join request expires': '7',
      'Days before asking again': '3',
      'Time zone': 'Europe/Paris',
    });
    await grace.submit();
    expect(shown(grace).title, grace.screen()).toBe('Settings saved');
    const said = shown(grace).plain();
    expect(said).toContain('The settings of Lovelace Works are saved.');
    expect(said).toContain('Organization name: Lovelace Labs → Lovelace Works');
    expect(said).toContain('Seats: none → 12');
    const after = {
      name: 'Lovelace Works',
      approvalsChannelId: null,
      domains: ['lovelace.example', 'analytical.example'],
      includeSubdomains: true,
      welcomeMessage: 'Welcome aboard.',
      contactSlackUserId: slack.person('margaret').id,
      seatLimit: 12,
      invitationDays: 14,
      reminderDays: 3,
      cooldownMinutes: 30,
      requestDays: 7,
      requestPauseDays: 3,
      timeZone: 'Europe/Paris',
    };
    expect(await db.organization.findFirstOrThrow()).toMatchObject(after);
    const entry = await db.auditEntry.findFirstOrThrow({ where: { action: 'organization.edit' } });
    expect(entry).toMatchObject({ actor: grace.id, subject: 'Lovelace Works', after });
    expect(entry.before).toMatchObject({ name: 'Lovelace Labs', seatLimit: null, timeZone: 'UTC' });
  });

  it('the settings stay as they are where nothing was changed, and no entry is written', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const before = await snapshot(foyer);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite settings');
    await grace.submit();
    expect(shown(grace).plain()).toContain('Nothing changed in Lovelace Labs.');
    expect(await snapshot(foyer)).toEqual(before);
  });

  it('the settings are refused by the rules of the set-up, under their field', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const before = await snapshot(foyer);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite settings');
    await grace.fill({ Domains: 'gmail.com' });
    expect(JSON.stringify((await grace.submit()).fieldErrors)).toContain('public email provider');
    await grace.fill({ Domains: 'nonsense' });
    expect(JSON.stringify((await grace.submit()).fieldErrors)).toContain('isn’t a domain');
    expect(await snapshot(foyer)).toEqual(before);
  });

  it('the settings need the right to change the organization', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const ada = await becomeMember(foyer, 'ada', 'VIEWER');
    expect(await runCommand(ada, '/invite settings')).toContain(
      'Lovelace Labs: Your role VIEWER can’t change the organization.',
    );
  });

  it('the settings aren’t overwritten by a person who did not see another’s change', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const [grace, margaret] = [foyer.slack.person('grace'), await becomeMember(foyer, 'margaret', 'ADMIN')];
    await grace.command('/invite settings');
    await margaret.command('/invite settings');
    await margaret.fill({ Seats: '50' });
    await grace.fill({ 'Welcome message': 'Hello.' });
    await Promise.all([margaret.submit(), grace.submit()]);
    const titles = [shown(grace).plain(), shown(margaret).plain()];
    expect(titles.filter(text => text.includes('Settings saved'))).toHaveLength(1);
    expect(
      titles.filter(text =>
        text.includes('Someone changed the settings of Lovelace Labs while you were editing.'),
      ),
    ).toHaveLength(1);
    expect(await foyer.db.auditEntry.count({ where: { action: 'organization.edit' } })).toBe(1);
  });

  it('the settings put the welcome message into every invitation, and the contact into every refusal', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await db.organization.updateMany({
      data: { welcomeMessage: 'Bring *tea*.', contactSlackUserId: slack.person('margaret').id },
    });
    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    expect(invitationCard(ada).plain()).toContain('Bring *tea*.');
    await ada.press(invitationCard(ada), 'Accept');
    expect(await runCommand(ada, '/invite @linus as VIEWER')).toContain('For help, ask @margaret.');
  });

  it('the settings keep a pause between two copies of an invitation', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await db.organization.updateMany({ data: { cooldownMinutes: 30 } });
    await runCommand(grace, '/invite ada@x.example as VIEWER');
    const press = async () => {
      await grace.command('/invite pending');
      await grace.press(shown(grace), 'Resend');
      const said = shown(grace).plain();
      await grace.closeModal();
      return said;
    };
    await timePasses(foyer, 10 * MINUTE_MS);
    expect(await press()).toContain(
      'The invitation for ada@x.example was just sent. You can resend it in 20 minutes.',
    );
    await timePasses(foyer, 20 * MINUTE_MS);
    expect(await press()).toContain('Still waiting: ada@x.example isn’t in this Slack yet.');
    expect(await press()).toContain('Still waiting: ada@x.example isn’t in this Slack yet.');
    await timePasses(foyer, MINUTE_MS);
    expect(await press()).toContain('You can resend it in 29 minutes.');
    expect(await db.auditEntry.count({ where: { action: 'invitation.resend' } })).toBe(1);
  });

  it('the settings keep that pause for the rows of a file too', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await db.organization.updateMany({ data: { cooldownMinutes: 30 } });
    await runCommand(grace, '/invite ada@x.example as VIEWER');
    await timePasses(foyer, 10 * MINUTE_MS);
    const rows = 'Email,Role\nada@x.example,VIEWER';
    await paste(grace, rows);
    expect(shown(grace).plain()).toContain(
      'This person was invited recently. You can invite them again in 20 minutes.',
    );
    await grace.closeModal();
    await timePasses(foyer, 20 * MINUTE_MS);
    await paste(grace, rows);
    expect(shown(grace).plain()).toContain('1 sent again');
  });
});

describe('the time zone of an organization', () => {
  it('the time zone is one of the world’s, of which 100 are offered at a time', async () => {
    await using foyer = await startFoyer('http');
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite settings');
    expect(await grace.options('Time zone', '')).toHaveLength(100);
    expect(await grace.options('Time zone', 'new york')).toEqual(['America/New_York']);
    expect(choices(grace.modal(), 'timeZone')).toEqual([]);
  });
});
