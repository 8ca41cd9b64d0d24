import { env } from 'node:process';
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The rules of WCAG 2.2 AA, and those of good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const HEIGHT = 800;

/** How people look at a page: its width, its colours, and the colours that their system forces. */
const looks = [
  { colorScheme: 'light', forcedColors: 'none', width: 1280 },
  { colorScheme: 'dark', forcedColors: 'none', width: 1280 },
  { colorScheme: 'light', forcedColors: 'none', width: 400 },
  { colorScheme: 'dark', forcedColors: 'none', width: 400 },
  { colorScheme: 'dark', forcedColors: 'active', width: 1280 },
] as const;

/**
 * What is wrong with the current state of a page, in every look: what axe finds, and what is wider than the page. The
 * page then has its own look again. With `LOOKS_FOLDER` set, it leaves a picture of each look there.
 * @param state its name, for the sentences
 */
export async function faultsOfLooks(page: Page, state: string): Promise<string[]> {
  const before = page.viewportSize();
  const faults: string[] = [];
  for (const { colorScheme, forcedColors, width } of looks) {
    await page.emulateMedia({ colorScheme, forcedColors });
    await page.setViewportSize({ width, height: HEIGHT });
    const look = `${state}, ${forcedColors === 'active' ? 'forced colours' : colorScheme}, ${width} px`;
    if (env.LOOKS_FOLDER) {
      await page.screenshot({ path: `${env.LOOKS_FOLDER}/${look.replaceAll(/[^a-z0-9]+/giu, '-')}.png` });
    }
    for (const fault of await faultsOf(page, forcedColors === 'active')) faults.push(`${look}: ${fault}`);
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null });
  if (before) await page.setViewportSize(before);
  return faults;
}

/**
 * Parts of the page whose content is wider than they are: what scrolls down must not scroll sideways, and what hides the
 * rest must not hide letters. What is cut with an ellipsis, or scrolls sideways only, is meant to.
 */
const TOO_NARROW = `[...document.querySelectorAll('*')].filter(element => {
  const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
  const isMeant = overflowX === 'visible' || textOverflow === 'ellipsis' || (overflowX === 'auto' && overflowY === 'hidden');
  return !isMeant && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1;
}).map(element => element.outerHTML.slice(0, 80) + ' has content of ' + element.scrollWidth + ' px')`;

async function faultsOf(page: Page, isForced: boolean): Promise<string[]> {
  const widest = await page.evaluate<number>('document.documentElement.scrollWidth');
  const width = page.viewportSize()?.width ?? widest;
  // The page's policy allows only its own scripts; this one comes from outside, as the browser's tools do.
  await page.evaluate(axe.source);
  const options = {
    runOnly: RULES,
    resultTypes: ['violations'],
    // Where the system forces its colours, axe reads the page's own, which nobody sees.
    rules: { 'color-contrast': { enabled: !isForced } },
  };
  const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return [
    ...(widest > width ? [`its content is ${widest} px wide`] : []),
    ...(await page.evaluate<string[]>(TOO_NARROW)),
    ...violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary = '' }) => `${id} at ${target}: ${failureSummary.split('\n')[1]?.trim()}`,
      ),
    ),
  ];
}
