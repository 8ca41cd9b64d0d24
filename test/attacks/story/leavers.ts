import type { Foyer } from '../../support/foyer.ts';
import { untilIdle } from '../../support/story.ts';
import { cast, message } from './cast.ts';

/** People leave Slack and come back; the owner decides about each, and looks at who left when many did. */
export async function playLeavers(foyer: Foyer): Promise<void> {
  const { slack, db } = foyer;
  const { grace } = cast(foyer);
  const { id: organizationId } = await db.organization.findFirstOrThrow({ where: { name: 'Lovelace Labs' } });
  const role = await db.role.findFirstOrThrow({ where: { organizationId, name: 'Remote' } });
  const names = ['lea', 'leo', 'lia', 'lou', 'luc', 'lyn'];
  for (const name of names) {
    const [email, realName] = [`${name}@plain.example`, `${name} leaving`];
    const { id: slackUserId } = await slack.addPerson({ name, realName, email });
    await db.member.create({
      data: {
        organizationId,
        email,
        name: realName,
        slackUserId,
        roleId: role.id,
        joinedAt: foyer.clock.now(),
      },
    });
  }
  const changed = async (name: string, change: { isGuest?: boolean; deactivated?: boolean }) => {
    await slack.changePerson(name, change);
    await untilIdle(foyer);
  };
  await changed('lea', { isGuest: true });
  await grace.press(message(grace, 'lea leaving is now a guest in Slack.'), 'Keep as a guest');
  await changed('leo', { deactivated: true });
  await grace.press(message(grace, 'leo leaving’s Slack account'), 'Deactivate');
  await changed('leo', { deactivated: false });
  await grace.press(message(grace, 'leo leaving is back in Slack.'), 'Reactivate as Remote');
  for (const name of names) slack.person(name).spec.deactivated = true;
  const { id: workspaceId } = await db.workspace.findFirstOrThrow({
    where: { organizations: { some: { id: organizationId } } },
  });
  await db.$executeRaw`select graphile_worker.add_job(foyer_task('list-people', ${workspaceId}::uuid),
    ${JSON.stringify({ workspaceId })}::json)`;
  await untilIdle(foyer);
  await grace.press(message(grace, '6 members left Slack.'), 'Show who left Slack');
  await grace.closeModal();
}
