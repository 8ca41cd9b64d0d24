import { fill, h, whenChanged } from './dom.js';
import { dropZone, fileChooser, fileLine, removeButton } from './files.js';
import { icon } from './icons.js';

/**
 * What is attached to the message that is being written, for each conversation of a pane by itself.
 * @param {object} pane
 * @param {() => void} onChange
 */
export function createAttachments(pane, onChange) {
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

  function set(files) {
    state.byPlace.set(pane.placeId(), files);
    onChange();
  }

  /** The app's Messages tab can be read-only: nobody can send it anything then. */
  function isOpen() {
    if (pane.place.kind === 'home') return false;
    return pane.place.kind === 'channel' || pane.store.known.world.app.takesMessages;
  }

  async function add(files) {
    const [owner, place] = [pane.personId, pane.placeId()];
    state.uploading += 1;
    onChange();
    for (const file of files) {
      const { file: uploaded, error } = await pane.store.upload(owner, file);
      if (owner !== pane.personId) break;
      if (error) pane.banners.set('composer', error);
      else state.byPlace.set(place, [...(state.byPlace.get(place) ?? []), uploaded]);
    }
    state.uploading -= 1;
    pane.render();
  }

  const draw = whenChanged(files =>
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
    takeDropsOn: element => dropZone(element, add, isOpen),
    refresh() {
      chooser.hidden = !isOpen();
      draw(current());
      list.hidden = current().length === 0;
    },
  };
}
