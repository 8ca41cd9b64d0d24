import type { Teller } from './teller.ts';

/** The main job of Foyer from the first day on, as the people of one workspace see it. */
export async function story(t: Teller): Promise<void> {
  await setsUp(t);
  await invites(t);
  await waits(t);
  await acceptsByEmail(t);
  await revokes(t);
  await asksToJoin(t);
  await mayNot(t);
  await invitesMany(t);
  await goesWrong(t);
  await looksBack(t);
}

async function setsUp(t: Teller): Promise<void> {
  t.chapter('The first day');
  const linus = t.slack.person('linus');
  const grace = t.slack.person('grace');
  await t.types(linus, '/invite');
  await t.sees(linus, 'to type /invite', { quietly: true });
  await t.types(grace, '/invite');
  await t.fills(grace, {
    'Organization name': 'Lovelace Labs',
    Template: 'Senturo',
    Groups: 'Teacher Laptops\nStudent Devices',
    'Approvals channel': { channel: 'approvals' },
    Domains: 'gmail.com',
  });
  t.tell('Anybody can have an address there, so it is refused under its field.');
  await t.fills(grace, { Domains: 'lovelace.example' });
  await t.sees(grace, 'is set up. You’re its first Admin', { quietly: true });
  await t.closes(grace);
  await t.types(grace, '/invite help');
}

async function invites(t: Teller): Promise<void> {
  t.chapter('Ada is invited and joins');
  const grace = t.slack.person('grace');
  const ada = t.slack.person('ada');
  await t.types(grace, '/invite');
  await t.fills(grace, {
    Email: 'ada@lovelace.example',
    Name: 'Ada Lovelace',
    Role: 'Analyst',
    'Device groups': ['Teacher Laptops'],
    Note: 'Welcome! We need your <eyes> on this & that.',
  });
  await t.closes(grace);
  await t.sees(ada, 'Grace Hopper invites you to join Lovelace Labs');
  const press = await t.presses(ada, await t.message(ada, 'invites you to join'), 'Accept');
  t.tell('The network delivers the same press twice more. It has one outcome.');
  await ada.resend(press);
  await ada.resend(press);
  await t.sees(ada, 'You joined Lovelace Labs');
  await t.sees(grace, 'accepted your invitation');
  const card = await t.message(ada, 'invites you to join');
  t.expect(card.buttons().length === 0, 'The buttons of an answered invitation are gone.');
}

async function waits(t: Teller): Promise<void> {
  t.chapter('Hedy isn’t in Slack yet');
  const grace = t.slack.person('grace');
  await t.types(grace, '/invite hedy@lovelace.example as Broadcaster in "Student Devices"');
  await t.sees(grace, 'Foyer sends them an email with a link', { quietly: true });
  await t.mail('hedy@lovelace.example', 'Grace Hopper invited you to join Lovelace Labs');
  const hedy = await t.joins({ name: 'hedy', realName: 'Hedy Lamarr', email: 'hedy@lovelace.example' });
  await t.sees(hedy, 'invites you to join');
  await t.presses(hedy, await t.message(hedy, 'invites you to join'), 'Decline');
  await t.sees(hedy, 'You declined this invitation');
  await t.sees(grace, 'declined your invitation');
}

async function acceptsByEmail(t: Teller): Promise<void> {
  t.chapter('Sofia works elsewhere, and joins without Slack');
  const grace = t.slack.person('grace');
  await t.types(grace, '/invite sofia@elsewhere.example as Analyst in "Teacher Laptops"');
  const { text } = await t.mail('sofia@elsewhere.example', 'Grace Hopper invited you to join Lovelace Labs');
  const link = /https?:\/\/\S+\/i\/[\w-]+/u.exec(text)?.[0] ?? '';
  await t.opens('Sofia', link, 'Join Lovelace Labs');
  t.tell('A mail scanner opened the link before her. Only the button accepts.');
  await t.opens('Sofia', link, 'You joined Lovelace Labs', { answer: 'accept', name: 'Sofia Kovalevskaya' });
  await t.sees(grace, '(sofia@elsewhere.example) accepted your invitation');
  await t.types(grace, '/invite members');
  await t.sees(grace, 'sofia@elsewhere.example', { quietly: true });
  await t.closes(grace);
}

async function revokes(t: Teller): Promise<void> {
  t.chapter('An invitation is taken back');
  const grace = t.slack.person('grace');
  const linus = t.slack.person('linus');
  await t.types(grace, '/invite @linus as Admn');
  await t.sees(grace, 'Did you mean Admin?', { quietly: true });
  await t.types(grace, '/invite @linus as Admin');
  const card = await t.message(linus, 'invites you to join');
  await t.types(grace, '/invite pending');
  await t.presses(grace, t.modal(grace), 'Revoke invite');
  await t.fills(grace, {});
  await t.sees(grace, 'Revoked just now.', { quietly: true });
  await t.closes(grace);
  await t.sees(linus, '@grace revoked this invitation');
  const dead = await t.message(linus, 'revoked this invitation');
  t.expect(dead.ts === card.ts && dead.buttons().length === 0, 'The same message has lost its buttons.');
}

async function asksToJoin(t: Teller): Promise<void> {
  t.chapter('Katherine asks to join, and two approvers decide at once');
  const grace = t.slack.person('grace');
  const margaret = t.slack.person('margaret');
  const katherine = t.slack.person('katherine');
  await t.types(grace, '/invite @margaret as Admin');
  await t.presses(margaret, await t.message(margaret, 'invites you to join'), 'Accept');
  await t.sees(margaret, 'You joined Lovelace Labs', { quietly: true });
  await t.types(katherine, '/invite request');
  await t.fills(katherine, { Note: 'I calculate orbits.' });
  await t.closes(katherine);
  const card = await t.message(margaret, 'asks to join', 'approvals');
  await t.sees(margaret, 'I calculate orbits.');
  await Promise.all([
    t.presses(grace, card, 'Accept as Remote'),
    t.presses(margaret, card, 'Accept as Remote'),
  ]);
  await t.sees(katherine, 'accepted your request');
  const decided = await t.message(grace, '✓ Accepted by', 'approvals');
  t.expect(decided.buttons().length === 0, 'The decided card has lost its buttons.');
  const byGrace = decided.plain().includes('Accepted by @grace');
  await t.sees(byGrace ? margaret : grace, 'already accepted that join request');

  const linus = t.slack.person('linus');
  await t.types(linus, '/invite request');
  await t.fills(linus, {});
  await t.closes(linus);
  const second = await t.message(margaret, 'linus@lovelace.example', 'approvals');
  await t.presses(margaret, second, 'Reject');
  await t.fills(margaret, { Reason: 'Please ask your team lead first.' });
  await t.closes(margaret);
  await t.sees(linus, 'Please ask your team lead first.');
}

async function mayNot(t: Teller): Promise<void> {
  t.chapter('People without permission read why, and who to ask');
  const ada = t.slack.person('ada');
  await t.types(ada, '/invite hedy@lovelace.example as Analyst');
  await t.sees(ada, 'Your role Analyst can’t invite people', { quietly: true });
  const una = t.slack.person('una');
  await t.types(una, '/invite request');
  await t.sees(una, 'You haven’t confirmed your address', { quietly: true });
  const radia = t.slack.person('radia');
  await t.types(radia, '/invite request');
  await t.sees(radia, 'Guests of this workspace can’t ask to join', { quietly: true });
}

async function invitesMany(t: Teller): Promise<void> {
  t.chapter('Many at once, from a spreadsheet as people save it');
  const grace = t.slack.person('grace');
  const ada = t.slack.person('ada');
  const linus = t.slack.person('linus');
  const csv = [
    'e-mail;ROLE;Groups;Full name',
    'linus@lovelace.example;analyst;;Linus',
    'ada@lovelace.example;Investigator;"Teacher Laptops, Student Devices";',
    'alan@lovelace.example;Broadcaster;Student Devises;Alan Turing',
    'barbara@lovelace;Analyst;;',
    'grete@lovelace.example;Remote;;=Grete',
  ].join('\r\n');
  await t.types(grace, '/invite bulk');
  await t.fills(grace, { 'CSV file': { file: { name: 'new people.csv', bytes: csv } } });
  await t.sees(grace, 'Did you mean Student Devices?', { quietly: true });
  await t.presses(grace, t.modal(grace), 'Fix capitalization (1)');
  await t.sees(grace, '2 new, 1 update, 2 need fixing');
  await t.fills(grace, {});
  await t.closes(grace);
  await t.sees(linus, 'invites you to join Lovelace Labs as Analyst');
  await t.sees(grace, '1 delivered, 1 sent by email');
  const summary = await t.message(grace, 'The upload “new people.csv”');
  await t.presses(grace, summary, 'Fix-me CSV');
  await t.sees(grace, 'fix-me-new people.csv');
  await ada.openHome();
  t.expect(ada.home()?.plain().includes('Investigator') ?? false, 'Ada’s role is the file’s.');
}

async function goesWrong(t: Teller): Promise<void> {
  t.chapter('Slack has a bad day');
  const grace = t.slack.person('grace');
  const radia = t.slack.person('radia');
  t.slack.faults.next('chat.postMessage', { kind: 'http', status: 503 });
  t.tell('Slack answers 503 to the next message. Foyer tries again by itself.');
  await t.types(grace, '/invite @radia as Remote in "Teacher Laptops"');
  await t.sees(radia, 'invites you to join');
  t.slack.faults.next('chat.postMessage', { kind: 'error', error: 'user_disabled' });
  t.tell('Slack says that the next person’s account is gone, so the invitation goes by email.');
  await t.types(grace, '/invite @hedy as Remote');
  await t.mail('hedy@lovelace.example', 'Role: Remote');
}

async function looksBack(t: Teller): Promise<void> {
  t.chapter('Who is here now');
  const grace = t.slack.person('grace');
  await t.types(grace, '/invite pending');
  await t.sees(grace, 'by email', { quietly: true });
  await t.closes(grace);
  await t.types(grace, '/invite members');
  for (const name of ['@ada', '@grace', '@katherine', '@margaret', 'Sofia Kovalevskaya']) {
    await t.sees(grace, name, { quietly: true });
  }
  await t.closes(grace);
  const ada = t.slack.person('ada');
  await t.opensHome(ada);
  t.expect(ada.home()?.plain().includes('Investigator') ?? false, 'App Home says what Ada is.');
  t.expect(
    t.slack.pings().every(ping => !ping.mention.startsWith('<!')),
    'Nobody was notified by text that somebody typed.',
  );
}
