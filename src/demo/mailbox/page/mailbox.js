/** @import { ListedLetter } from '../listed.ts' */

/** @type {ListedLetter[]} */
let letters = [];
/** @type {Set<number>} */
const read = new Set();
/** @type {ListedLetter | undefined} */
let opened;

const main = /** @type {HTMLElement} */ (document.querySelector('main'));
const heading = h('h1', { tabindex: '-1' }, 'Mailbox');
const count = h('span', { class: 'count', role: 'status' });
const body = h('div', { class: 'body' });
main.replaceChildren(h('header', {}, heading, count), body);

// F6 moves between the parts of the page around this one, which can't hear it from here.
addEventListener('keydown', event => {
  if (event.key !== 'F6') return;
  event.preventDefault();
  parent.postMessage({ leave: event.shiftKey ? -1 : 1 }, '*');
});

/**
 * Makes an element; its texts are never read as HTML.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * @param {Node | string} label
 * @param {() => void} press
 * @param {Record<string, string>} [attributes]
 */
function button(label, press, attributes = {}) {
  const made = h('button', { type: 'button', ...attributes }, label);
  made.addEventListener('click', press);
  return made;
}

/** @param {string} at */
const timeOf = at => {
  const time = new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return h('time', { datetime: at }, time);
};

function showCount() {
  const unread = letters.filter(({ id }) => !read.has(id)).length;
  count.textContent = unread === 0 ? '' : `${unread} unread`;
  document.title = unread === 0 ? 'Mailbox' : `Mailbox (${unread})`;
  // The page around this one shows the number too.
  parent.postMessage({ news: unread }, '*');
}

function showList() {
  const rows = letters.map(letter => {
    const row = button('', () => open(letter), {
      class: 'row',
      'data-id': String(letter.id),
      ...(read.has(letter.id) ? {} : { 'data-unread': '' }),
    });
    row.append(
      h('span', { class: 'to' }, h('bdi', {}, letter.to)),
      timeOf(letter.at),
      h('span', { class: 'subject' }, h('bdi', {}, letter.subject || 'No subject')),
    );
    return h('li', {}, row);
  });
  const none = h('p', { class: 'none' }, 'No mail yet. Emails to people outside Slack arrive here.');
  const focused = document.activeElement?.getAttribute('data-id');
  body.replaceChildren(rows.length > 0 ? h('ul', {}, ...rows) : none);
  if (focused) focusRow(focused);
}

/** @param {string | number} id */
const focusRow = id => {
  const row = body.querySelector(`[data-id="${id}"]`);
  if (row instanceof HTMLElement) row.focus();
};

/** @param {ListedLetter} letter */
function open(letter) {
  opened = letter;
  read.add(letter.id);
  const content = h('div', { class: 'content' });
  /** @type {['HTML' | 'Text', Node][]} */
  const views = [
    ...(letter.hasHtml ? [/** @type {['HTML', Node]} */ (['HTML', asHtml(letter)])] : []),
    ['Text', asText(letter)],
  ];
  const switches = views.map(([name]) => button(name, () => show(name), { 'aria-pressed': 'false' }));
  /** @param {string} wanted */
  const show = wanted => {
    views.forEach(([name, view], index) => {
      switches[index]?.setAttribute('aria-pressed', String(name === wanted));
      if (name === wanted) content.replaceChildren(view);
    });
  };
  const subject = h('h2', { tabindex: '-1' }, h('bdi', {}, letter.subject || 'No subject'));
  body.replaceChildren(
    h(
      'div',
      { class: 'bar' },
      button('← All mail', close, { class: 'back' }),
      h('div', { class: 'switch', role: 'group', 'aria-label': 'Show as' }, ...switches),
    ),
    h(
      'div',
      { class: 'head' },
      subject,
      h('p', {}, 'From ', h('bdi', {}, letter.from)),
      h('p', {}, 'To ', h('bdi', {}, letter.to), ' · ', timeOf(letter.at)),
    ),
    content,
  );
  show(views[0]?.[0] ?? 'Text');
  subject.focus();
  showCount();
}

function close() {
  const id = opened?.id;
  opened = undefined;
  showList();
  if (id) focusRow(id);
}

/** @param {ListedLetter} letter */
function asHtml(letter) {
  return h('iframe', {
    title: 'The email',
    src: `/letters/${letter.id}`,
    sandbox: 'allow-popups allow-popups-to-escape-sandbox',
    referrerpolicy: 'no-referrer',
  });
}

/** @param {ListedLetter} letter */
function asText({ text }) {
  const parts = text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/u);
  return h(
    'pre',
    { tabindex: '0', dir: 'auto' },
    ...parts.map((part, index) =>
      index % 2 === 1 ? h('a', { href: part, target: '_blank', rel: 'noopener noreferrer' }, part) : part,
    ),
  );
}

// The page around this one says whether it is light or dark.
addEventListener('message', ({ source, data }) => {
  if (source === parent && typeof data?.colorScheme === 'string')
    document.documentElement.style.colorScheme = data.colorScheme;
});

new EventSource('/stream').addEventListener('message', event => {
  letters = JSON.parse(event.data);
  showCount();
  if (!opened) showList();
});
showList();
