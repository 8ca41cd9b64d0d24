/**
 * The arrow keys move from message to message, as in Slack: from the newest up.
 * @param {HTMLElement} scroller what contains the messages, and has the focus at first
 */
export function moveByArrows(scroller) {
  scroller.addEventListener('keydown', event => {
    const messages = [...scroller.querySelectorAll('article')];
    const { target } = event;
    const at = target instanceof HTMLElement ? messages.indexOf(target) : -1;
    if (at === -1 && target !== scroller) return;
    const from = at === -1 ? messages.length : at;
    const to = { ArrowUp: from - 1, ArrowDown: from + 1, Home: 0, End: messages.length - 1 }[event.key];
    const next = to === undefined ? undefined : messages[to];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}
