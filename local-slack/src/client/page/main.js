import { createAside } from './aside.js';
import { fill, find, h } from './dom.js';
import { ignoreStrayDrops } from './files.js';
import { createGreeting } from './greeting.js';
import { createLog } from './log.js';
import { createPane } from './pane.js';
import { createRegions } from './regions.js';
import { createStore } from './store.js';
import { createTopbar } from './topbar.js';
import { createTour } from './tour.js';

/** @import { KnownWorld, Pane } from './parts.ts' */
/** @import { ShownOffer } from '../wire.ts' */

const store = createStore();
const page = find(document, '#page');
let isLogOpen = false;
/** @type {Pane[]} */
let panes = [];

const log = createLog(store);
const aside = createAside({ onLeave: step => regions.move(step) });
const greeting = createGreeting(store, page);
const tour = createTour(store, { take, greet: () => greeting.open() });
const topbar = createTopbar(
  store,
  {
    onToggleLog() {
      isLogOpen = !isLogOpen;
      render();
    },
    onSkip: () => regions.move(1),
  },
  [tour.button, aside.button],
);
const regions = createRegions(() => [
  topbar.root,
  ...panes.map(pane => pane.root),
  tour.root,
  aside.root,
  log.root,
]);

/**
 * The page's address contains the people of both panes, so that a reload and a link keep them.
 * @param {KnownWorld} world
 */
function wanted(world) {
  const names = decodeURIComponent(location.hash.slice(1)).split(',').filter(Boolean);
  const ids = names.flatMap(name => world.people.find(one => one.name === name)?.id ?? []);
  const members = world.people.filter(one => !one.isBot && !one.deactivated).map(one => one.id);
  const [left = '', right = left] = [...ids, ...members.slice(ids.length)];
  return [left, right];
}

function follow() {
  const { people } = store.world();
  const names = panes.map(pane => people.find(one => one.id === pane.personId)?.name ?? pane.personId);
  history.replaceState(null, '', `#${names.join(',')}`);
  store.watch(panes.map(pane => pane.personId));
}

/** @param {KnownWorld} world */
function start(world) {
  panes = wanted(world).map((personId, index) =>
    createPane(store, {
      personId,
      label: index === 0 ? 'Left pane' : 'Right pane',
      onBecome: follow,
      findCall,
    }),
  );
  fill(
    find(page, '.panes'),
    panes.map(pane => pane.root),
    (world.aside || world.guide) && h('div.margin', {}, tour.root, world.aside && aside.open(world.aside)),
  );
  follow();
}

/**
 * Brings the person, the place and the text of a step into a pane.
 * @param {ShownOffer} offer
 */
async function take({ pane: side, person, place, text }) {
  const pane = panes[side === 'left' ? 0 : 1];
  if (!pane) return;
  pane.become(person);
  const going = pane.go(place);
  if (text === undefined) pane.focusContent();
  else pane.write(text);
  await going;
  pane.root.scrollIntoView({ block: 'nearest' });
}

/** @param {number} n */
function findCall(n) {
  isLogOpen = true;
  topbar.render(isLogOpen);
  log.find(n);
}

function render() {
  if (store.known.world && panes.length === 0) start(store.known.world);
  topbar.render(isLogOpen);
  log.render(isLogOpen);
  for (const pane of panes) pane.render();
  tour.render();
  greeting.render();
}

page.prepend(topbar.root);
page.append(log.root);
page.after(greeting.root);
store.subscribe(what => {
  if (what === 'calls') {
    topbar.render(isLogOpen);
    log.render(isLogOpen);
  } else render();
});
ignoreStrayDrops();
store.watch([]);
