// The page writes text only through text nodes, never as HTML: what people type cannot become markup.

/**
 * Makes an element.
 * @param {string} tag name with optional classes, e.g. 'button.primary.small'
 * @param {Record<string, unknown>} [attributes] `on…` keys become listeners; false, null and undefined are left out
 * @param {...unknown} children nodes, strings, arrays of them; null and false are left out
 */
export function h(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'value' || key === 'checked' || key === 'disabled') element[key] = value;
    else element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...flat(children));
  return element;
}

/** Replaces what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...flat(children));
  return element;
}

function flat(children) {
  return children
    .flat(Number.POSITIVE_INFINITY)
    .filter(child => child !== null && child !== undefined && child !== false);
}

/**
 * Draws a part of the page again only when the data it shows has changed: nodes that stay keep the pointer, the
 * focus and a click that is half done.
 */
export function whenChanged(draw) {
  let before;
  return (data, ...rest) => {
    const signature = JSON.stringify(data);
    if (signature === before) return;
    before = signature;
    draw(data, ...rest);
  };
}

let counter = 0;
/** An id that no other element of the page has, to tie labels to inputs. */
export function uniqueId(prefix) {
  counter += 1;
  return `${prefix}-${counter}`;
}

/**
 * Runs `render` on `root` and puts the focus (and the text caret) back on the element with the same
 * `data-focus-key`, so that an update from elsewhere does not interrupt someone who is typing.
 */
export function keepingFocus(root, render) {
  const active = root.contains(document.activeElement) ? document.activeElement : null;
  const key = active?.dataset?.focusKey;
  const caret = key && 'selectionStart' in active ? [active.selectionStart, active.selectionEnd] : null;
  render();
  if (!key) return;
  const again = root.querySelector(`[data-focus-key="${CSS.escape(key)}"]`);
  if (!again || again === document.activeElement) return;
  again.focus({ preventScroll: true });
  if (caret && caret[0] !== null && again.setSelectionRange) {
    try {
      again.setSelectionRange(...caret);
    } catch {
      // inputs of type email and number have no caret to set
    }
  }
}
