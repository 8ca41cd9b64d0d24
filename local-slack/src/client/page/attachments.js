import { fill, h, whenChanged } from './dom.js';
import { dropZone, fileChooser, fileLine, removeButton } from './files.js';
import { icon } from './icons.js';

/** @import { Pane } from './parts.ts' */
/** @import { SharedFile } from '../wire.ts' */

/**
 * The files attached to an unsent message, separately for each conversation of a pane.
 * @param {Pane} pane
 * @param {() => void} onChange
 */
export function createAttachments(pane, onChange) {
  /** @type {{ owner: string, byPlace: Map<string, SharedFile[]>, uploading: number }} */
  const state = { owner: '', byPlace: new Map(), uploading: 0 };
  const chooser = fileChooser(
    { text: icon('plus'), multiple: true, focusKey: 'attach', label: 'Attach files' },
    add,
  );
  const list = h('ul.files.attached', { 'aria-label': 'Attached files', hidden: true });

  function current() {
    if (state.owner !== pane.personId) Object.assign(state, { owner: pane.personId, byPlace: new Map() });
    return state.byPlace.get(pane.placeId()) ?? [];
  }

  /** @param {SharedFile[]} files */
  function set(files) {
    state.byPlace.set(pane.placeId(), files);
    onChange();
  }

  /** The app's Messages tab can be read-only: then nobody can send it anything. */
  function isOpen() {
    if (pane.place.kind === 'home') return false;
    return pane.place.kind === 'channel' || pane.store.world().app.takesMessages;
  }

  /** @param {File[]} files */
  async function add(files) {
    const [owner, place] = [pane.personId, pane.placeId()];
    state.uploading += 1;
    onChange();
    for (const file of files) {
      const { file: uploaded, error } = await pane.store.upload(owner, file);
      if (owner !== pane.personId) break;
      if (uploaded) state.byPlace.set(place, [...(state.byPlace.get(place) ?? []), uploaded]);
      else pane.banners.set('composer', error ?? `“${file.name}” could not be uploaded.`);
    }
    state.uploading -= 1;
    pane.render();
  }

  const draw = whenChanged((/** @type {SharedFile[]} */ files) =>
    fill(
      list,
      files.map(file =>
        fileLine(
          file,
          removeButton(file, `attached/${file.id}`, () => set(current().filter(({ id }) => id !== file.id))),
        ),
      ),
    ),
  );

  return {
    chooser,
    list,
    ids: () => current().map(({ id }) => id),
    isUploading: () => state.uploading > 0,
    clear: () => state.byPlace.delete(pane.placeId()),
    /** @param {HTMLElement} element */
    takeDropsOn: element => dropZone(element, add, isOpen),
    refresh() {
      chooser.hidden = !isOpen();
      draw(current());
      list.hidden = current().length === 0;
    },
  };
}
