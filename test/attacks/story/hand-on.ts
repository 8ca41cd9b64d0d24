import type { Foyer } from '../../support/foyer.ts';
import { untilIdle } from '../../support/story.ts';
import { cast, home, message, submit } from './cast.ts';

/** The owner offers the top role, which is declined, accepted and handed back; then the other one leaves. */
export async function playHandOn(foyer: Foyer): Promise<void> {
  const { grace, ada } = cast(foyer);
  await foyer.db.member.updateMany({
    where: { slackUserId: ada.id },
    data: { roleId: await roleOf(foyer, 'Remote') },
  });
  await grace.press(home(grace), 'Hand on the top role');
  await grace.fill({ 'New Admin': { user: 'ada' } });
  await submit(grace, 'gets your offer');
  await grace.closeModal();
  await untilIdle(foyer);
  await ada.press(message(ada, 'wants to hand on the role'), 'Decline');
  await untilIdle(foyer);
  await grace.command('/invite hand-on');
  await grace.fill({ 'New Admin': { user: 'ada' } });
  await submit(grace, 'gets your offer');
  await grace.closeModal();
  await untilIdle(foyer);
  await ada.press(message(ada, 'wants to hand on the role'), 'Accept');
  await untilIdle(foyer);
  await ada.command('/invite hand-on');
  await ada.fill({ 'New Admin': { user: 'grace' } });
  await submit(ada, 'gets your offer');
  await ada.closeModal();
  await untilIdle(foyer);
  await grace.press(message(grace, 'wants to hand on the role'), 'Accept');
  await untilIdle(foyer);
  await ada.openHome();
  await ada.press(home(ada), 'Leave');
  await ada.closeModal();
  await ada.command('/invite leave');
  await submit(ada, 'You left');
  await ada.closeModal();
}

async function roleOf({ db }: Foyer, name: string): Promise<string> {
  const { id } = await db.role.findFirstOrThrow({
    where: { name, organization: { name: 'Lovelace Labs' } },
  });
  return id;
}
