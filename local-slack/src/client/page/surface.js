import { confirmed } from './confirm.js';
import { itemsOf } from './selects.js';

/** @import { Draft, Pane, Spot, Surface } from './parts.ts' */
/** @import { Block, Control, Holder, StateValue, StateValues } from '../shown-blocks.ts' */
/** @import { SharedFile, View } from '../wire.ts' */

/**
 * What blocks need from the place that contains them (a message, a modal or the Home tab of one person), and what
 * acting on them does.
 * @param {Pane} pane the pane of the person
 * @param {Spot} spot
 * @returns {Surface}
 */
export function createSurface(pane, { key, where, state = {}, errors = {} }) {
  const { drafts, busy } = pane;
  /**
   * @param {Holder} block
   * @param {Control} element
   */
  const idOf = (block, element) => `${key}/${block.block_id}/${element.action_id}`;
  /**
   * @param {Holder} block
   * @param {Control} element
   */
  const value = (block, element) =>
    drafts.get(idOf(block, element))?.value ??
    state[block.block_id]?.[element.action_id] ??
    initialValue(element);

  /**
   * @param {Holder} block
   * @param {Control} element
   * @param {StateValue} next
   */
  const keep = (block, element, next) =>
    drafts.set(idOf(block, element), {
      place: key,
      block: block.block_id,
      action: element.action_id,
      value: next,
    });

  /**
   * @param {'press' | 'choose'} action
   * @param {Holder} block
   * @param {Control} element
   * @param {object} more
   */
  async function act(action, block, element, more) {
    const id = idOf(block, element);
    busy.add(id);
    pane.render();
    await pane.act(
      action,
      { where, block: block.block_id, action: element.action_id, values: valuesOf(drafts, key), ...more },
      key,
    );
    busy.delete(id);
    pane.render();
  }

  /**
   * Uploads one after the other; a refusal is shown at the input.
   * @param {Holder} block
   * @param {Control} element
   * @param {File[]} files
   */
  async function upload(block, element, files) {
    const id = idOf(block, element);
    const actor = pane.personId;
    busy.add(id);
    pane.problems.delete(id);
    pane.render();
    /** @type {SharedFile[]} */
    const uploaded = [];
    for (const file of files) {
      const answer = await pane.store.upload(actor, file);
      if (answer.file) uploaded.push(answer.file);
      else pane.problems.set(id, answer.error ?? `“${file.name}” could not be uploaded.`);
    }
    busy.delete(id);
    return uploaded;
  }

  return {
    names: pane.names,
    people: pane.store.world().people,
    channels: pane.screen()?.channels ?? [],
    errors,
    value,
    keep,
    focusKey: idOf,
    isBusy: (block, element) => busy.has(idOf(block, element)),
    problem: (block, element) => pane.problems.get(idOf(block, element)),
    complain(block, element, text) {
      pane.problems.set(idOf(block, element), text);
      pane.render(true);
    },
    redraw: () => pane.render(true),
    upload,
    async press(block, element, option) {
      if (element.confirm && !(await confirmed(pane, element.confirm))) return;
      await act('press', block, element, { option: option?.value });
    },
    async choose(block, element, next) {
      if (element.confirm && !(await confirmed(pane, element.confirm))) return pane.render(true);
      keep(block, element, next);
      await act('choose', block, element, { value: next });
    },
    async suggest(block, element, query) {
      const answer = await pane.store.act(pane.personId, 'suggest', {
        where,
        block: block.block_id,
        action: element.action_id,
        query,
      });
      if (answer.error) throw new Error(answer.error);
      return itemsOf(answer);
    },
  };
}

/**
 * The unsent input of a message or view, as { block_id: { action_id: value } }.
 * @param {Pane['drafts']} drafts
 * @param {string} key
 */
export function valuesOf(drafts, key) {
  /** @type {StateValues} */
  const values = {};
  for (const draft of drafts.values()) {
    if (draft.place !== key) continue;
    values[draft.block] = { ...values[draft.block], [draft.action]: draft.value };
  }
  return values;
}

/**
 * Forgets what was typed into inputs that are gone.
 * @param {Pane['drafts']} drafts
 * @param {View[]} views
 */
export function prune(drafts, views) {
  const there = new Set();
  for (const view of views) {
    for (const block of view.blocks) {
      for (const action of actionsOf(block)) there.add(`view:${view.id}/${block.block_id}/${action}`);
    }
  }
  for (const [id, draft] of drafts) {
    if (draft.place.startsWith('view:') && !there.has(id)) drafts.delete(id);
  }
}

/** @param {Block} block */
function actionsOf(block) {
  if (block.type === 'input') return [block.element.action_id];
  if (block.type === 'actions') return block.elements.map(element => element.action_id);
  const accessory = block.type === 'section' ? block.accessory : undefined;
  return accessory && 'action_id' in accessory ? [accessory.action_id] : [];
}

/**
 * @param {Control} element
 * @returns {StateValue}
 */
function initialValue(element) {
  /** @type {StateValue & Record<string, unknown>} */
  const value = { type: element.type };
  for (const [key, initial] of Object.entries(element)) {
    if (key === 'initial_value') value.value = initial;
    else if (key.startsWith('initial_')) value[key.replace('initial_', 'selected_')] = initial;
  }
  return value;
}
