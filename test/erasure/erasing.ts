import type { Person } from 'local-slack';
import { expect } from 'vitest';

export const GONE = 'The audit trail calls them “erased person ';

export async function deactivate(owner: Person, email: string): Promise<void> {
  await owner.command('/invite members');
  const list = owner.modal();
  if (!list) throw new Error('There is no list.');
  await owner.press(list, 'Deactivate', { block: email });
  await owner.submit();
  await owner.closeModal();
}

/** Types the command and confirms; returns the answer. */
export async function erase(owner: Person, whom: string): Promise<string> {
  const { ephemeral } = await owner.command(`/invite erase ${whom}`);
  if (!owner.modal()) return ephemeral?.plain() ?? '';
  expect(owner.modal()?.plain()).toContain('You can’t undo this.');
  await owner.submit();
  const said = owner.modal()?.plain() ?? '';
  await owner.closeModal();
  return said;
}
