import type { Foyer } from '../../support/foyer.ts';
import { untilIdle } from '../../support/story.ts';
import { cast, home, message, submit } from './cast.ts';

/** The owner offers the top role, which is declined, accepted and handed back; then the other one leaves. */
export async function playHandOn(foyer: Foyer): Promise<void> {
  const { grace, olga } = cast(foyer);
  await foyer.db.member.updateMany({
    where: { slackUserId: olga.id },
    data: { roleId: await roleOf(foyer, 'Remote') },
  });
  await grace.press(home(grace), 'Hand on the top role');
  await grace.fill({ 'New Admin': { user: 'olga' } });
  await submit(grace, 'gets your offer');
  await grace.closeModal();
  await untilIdle(foyer);
  await olga.press(message(olga, 'wants to hand on the role'), 'Decline');
  await untilIdle(foyer);
  await grace.command('/invite hand-on');
  await grace.fill({ 'New Admin': { user: 'olga' } });
  await submit(grace, 'gets your offer');
  await grace.closeModal();
  await untilIdle(foyer);
  await olga.press(message(olga, 'wants to hand on the role'), 'Accept');
  await untilIdle(foyer);
  await olga.command('/invite hand-on');
  await olga.fill({ 'New Admin': { user: 'grace' } });
  await submit(olga, 'gets your offer');
  await olga.closeModal();
  await untilIdle(foyer);
  await grace.press(message(grace, 'wants to hand on the role'), 'Accept');
  await untilIdle(foyer);
  await olga.openHome();
  await olga.press(home(olga), 'Leave');
  await olga.closeModal();
  await olga.command('/invite leave');
  await submit(olga, 'You left');
  await olga.closeModal();
}

async function roleOf({ db }: Foyer, name: string): Promise<string> {
  const { id } = await db.role.findFirstOrThrow({
    where: { name, organization: { name: 'Lovelace Labs' } },
  });
  return id;
}
