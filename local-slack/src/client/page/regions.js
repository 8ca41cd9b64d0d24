import { isUsable } from './dom.js';

/**
 * F6 and Shift+F6 move between the parts of the page, as in Slack, out of a modal too. Each part remembers where the
 * person was.
 * @param {() => HTMLElement[]} parts in their order
 */
export function createRegions(parts) {
  /** @type {WeakMap<HTMLElement, HTMLElement>} */
  const places = new WeakMap();
  /** @param {EventTarget | null} target */
  const partOf = target => parts().find(part => target instanceof Node && part.contains(target));

  document.addEventListener('focusin', ({ target }) => {
    const part = partOf(target);
    if (part && target instanceof HTMLElement) places.set(part, target);
  });
  document.addEventListener('keydown', event => {
    if (event.key !== 'F6') return;
    event.preventDefault();
    move(event.shiftKey ? -1 : 1);
  });

  /** @param {1 | -1} step */
  function move(step) {
    const ways = parts().flatMap(part => {
      const way = wayInto(part);
      return way ? [{ part, way }] : [];
    });
    const here = partOf(document.activeElement);
    const at = ways.findIndex(({ part }) => part === here);
    const next = at === -1 && step === -1 ? -1 : at + step;
    ways.at(next % ways.length)?.way.focus();
  }

  /** @param {HTMLElement} part */
  function wayInto(part) {
    const ways = [
      places.get(part),
      part.querySelector('[data-testid=composer]'),
      ...part.querySelectorAll('button, summary, iframe, [tabindex]'),
    ];
    return ways.find(isUsable);
  }

  return { move };
}
