/** @import { Attributes, Child, Made } from './parts.ts' */

// The page writes text only through text nodes, never as HTML: what people type cannot become markup.

/**
 * Makes an element.
 * @template {string} Tag
 * @param {Tag} tag name with optional classes, e.g. 'button.primary.small'
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {Made<Tag>}
 */
export function h(tag, attributes = {}, ...children) {
  const [name = '', ...classes] = tag.split('.');
  const element = document.createElement(name);
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === 'function')
      element.addEventListener(key.slice(2), /** @type {(event: Event) => unknown} */ (value));
    else if (key === 'value' || key === 'checked' || key === 'disabled')
      Object.assign(element, { [key]: value });
    else element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...flat(children));
  return /** @type {Made<Tag>} */ (element);
}

/**
 * Replaces the children of an element.
 * @param {Element} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  element.replaceChildren(...flat(children));
  return element;
}

/**
 * @param {readonly Child[]} children
 * @returns {(Node | string)[]}
 */
function flat(children) {
  return children.flatMap(child => {
    if (child === null || child === undefined || child === false) return [];
    return child instanceof Node || typeof child === 'string' ? [child] : flat(child);
  });
}

/**
 * Draws a part of the page again only when its data has changed: nodes that stay keep the pointer, the focus and an
 * unfinished click.
 * @template Data
 * @param {(data: Data) => void} draw
 * @returns {(data: Data) => void}
 */
export function whenChanged(draw) {
  /** @type {string | undefined} */
  let before;
  return data => {
    const signature = JSON.stringify(data);
    if (signature === before) return;
    before = signature;
    draw(data);
  };
}

/**
 * Finds an element that the page must have; throws when it is missing.
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function find(root, selector) {
  const found = root.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`The page has no ${selector}.`);
  return found;
}

/**
 * Can a person move to it with the keyboard?
 * @param {Element | null | undefined} element
 * @returns {element is HTMLElement}
 */
export function isUsable(element) {
  return (
    element instanceof HTMLElement &&
    element.isConnected &&
    element.getClientRects().length > 0 &&
    element.closest('[inert], :disabled') === null
  );
}

let counter = 0;
/**
 * An id that no other element of the page has, to link labels to inputs.
 * @param {string} prefix
 */
export function uniqueId(prefix) {
  counter += 1;
  return `${prefix}-${counter}`;
}

/**
 * Runs `render` on `root` and puts the focus (and the text caret) back on the element with the same
 * `data-focus-key`, so that an update from elsewhere does not interrupt someone who is typing. If that is gone, as a
 * pressed button may be, the focus goes to what it was in: people stay where they are.
 * @param {HTMLElement} root
 * @param {() => void} render
 */
export function keepingFocus(root, render) {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !root.contains(active)) return render();
  const keys = keysAround(active, root);
  const caret = isTyped(active) ? [active.selectionStart, active.selectionEnd] : [];
  render();
  if (active === document.activeElement) return;
  const again = keys
    .map(key => root.querySelector(`[data-focus-key="${CSS.escape(key)}"]`))
    .find(one => one !== null);
  if (!(again instanceof HTMLElement)) return root.focus({ preventScroll: true });
  again.focus({ preventScroll: true });
  const [start = null, end = null] = caret;
  if (start !== null && isTyped(again)) {
    try {
      again.setSelectionRange(start, end);
    } catch {
      // inputs of type email and number have no caret
    }
  }
}

/**
 * The `data-focus-key` of an element and of what it is in, from the inside out.
 * @param {HTMLElement} element
 * @param {HTMLElement} root
 */
function keysAround(element, root) {
  /** @type {string[]} */
  const keys = [];
  for (let at = element; at !== root && at.parentElement; at = at.parentElement)
    if (at.dataset.focusKey) keys.push(at.dataset.focusKey);
  return keys;
}

/**
 * @param {Element} element
 * @returns {element is HTMLInputElement | HTMLTextAreaElement}
 */
function isTyped(element) {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}
