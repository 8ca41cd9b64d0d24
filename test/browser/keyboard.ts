import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

// What people do who have no mouse: every part of the page is reached with Tab and F6 alone.

/** More than a part of the page has to reach, and more than the page has parts. */
const MOST_TABS = 120;
const MOST_PARTS = 8;

const hasFocus = (part: Locator) =>
  part.evaluate(
    element => element.ownerDocument.hasFocus() && element === element.ownerDocument.activeElement,
  );

/** Goes to something with F6, to its part of the page, then with Shift+Tab: what is newest comes first. */
async function reach(what: Locator): Promise<void> {
  await what.waitFor();
  const { keyboard } = what.page();
  if (await hasFocus(what)) return;
  const region = what.locator('xpath=ancestor::*[self::section or self::header][last()]');
  const isInRegion = () => region.evaluateAll(([one]) => one?.matches(':focus-within') ?? true);
  for (const key of ['Shift+Tab', 'Tab']) {
    for (let parts = 0; parts < MOST_PARTS && !(await isInRegion()); parts += 1) await keyboard.press('F6');
    for (let tabs = 0; tabs < MOST_TABS && (await isInRegion()); tabs += 1) {
      if (await hasFocus(what)) return;
      await keyboard.press(key);
    }
  }
  throw new Error(`No key leads to ${what}.`);
}

/** Goes there, and presses Enter. */
export async function enter(what: Locator): Promise<void> {
  await reach(what);
  await what.page().keyboard.press('Enter');
}

/** Goes there, and types in place of what is there. */
export async function type(what: Locator, text: string): Promise<void> {
  await reach(what);
  await what.page().keyboard.press('ControlOrMeta+a');
  await what.page().keyboard.insertText(text);
}

/** Types into a select, and takes the option that this leads to. */
export async function pick(select: Locator, option: string): Promise<void> {
  await type(select, option);
  const { keyboard } = select.page();
  const list = select.page().locator(`[id="${await select.getAttribute('aria-controls')}"]`);
  await list.locator('.active').filter({ hasText: option }).waitFor();
  await keyboard.press('Enter');
  if ((await select.getAttribute('aria-expanded')) === 'true') await keyboard.press('Escape');
}

/** Opens a menu, and takes an entry with the arrow keys. */
export async function take(opener: Locator, entry: Locator): Promise<void> {
  await enter(opener);
  await entry.waitFor();
  await expect
    .poll(async () => {
      if (await hasFocus(entry)) return true;
      await entry.page().keyboard.press('ArrowDown');
      return hasFocus(entry);
    })
    .toBe(true);
  await entry.page().keyboard.press('Enter');
}
