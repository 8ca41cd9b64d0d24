import { ApiError, refusal } from './api-error.ts';
import type { Block } from './block-kit/block.ts';
import { isRecord } from './block-kit/block.ts';
import { validateView } from './block-kit/validate.ts';
import type { Clock } from './clock.ts';
import { freshId, hex } from './ids.ts';
import type { StateValues } from './inputs.ts';
import { initialState } from './inputs.ts';
import { normaliseBlocks, normaliseText } from './normalise.ts';

/** The app's part of a view, in the form Slack stores it. */
export interface ViewBody {
  type: 'modal' | 'home';
  title: Record<string, unknown> | null;
  submit: Record<string, unknown> | null;
  close: Record<string, unknown> | null;
  blocks: Block[];
  private_metadata: string;
  callback_id: string;
  external_id: string;
  clear_on_close: boolean;
  notify_on_close: boolean;
}

export interface ViewRecord {
  id: string;
  personId: string;
  body: ViewBody;
  state: StateValues;
  hash: string;
  rootId: string;
  previousId: string | null;
  /** Messages under fields, by block_id. */
  errors: Record<string, string>;
  /** Slack's own message above the view. */
  trouble?: string;
}

const maxStack = 3;

/** Checks a view as views.* do; throws `invalid_arguments` or `view_too_large`. */
export function checkView(view: unknown, type: 'modal' | 'home'): ViewBody {
  if (!isRecord(view)) throw refusal('invalid_arguments', ['must provide an object [json-pointer:/view]']);
  const fault = validateView(view);
  if (fault?.error === 'view_too_large') throw new ApiError('view_too_large');
  if (fault) throw refusal(fault.error, fault.messages);
  if (view.type !== type) {
    throw refusal('invalid_arguments', [
      `must be of type \`${type}\` for this method [json-pointer:/view/type]`,
    ]);
  }
  return {
    type,
    title: normaliseText(view.title),
    submit: normaliseText(view.submit),
    close: normaliseText(view.close),
    blocks: normaliseBlocks(view.blocks as unknown[]),
    private_metadata: String(view.private_metadata ?? ''),
    callback_id: String(view.callback_id ?? ''),
    external_id: String(view.external_id ?? ''),
    clear_on_close: view.clear_on_close === true,
    notify_on_close: view.notify_on_close === true,
  };
}

/** The stack of modals and the App Home of every person. */
export class Views {
  #stacks = new Map<string, ViewRecord[]>();
  #homes = new Map<string, ViewRecord>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  stack(personId: string): ViewRecord[] {
    return this.#stacks.get(personId) ?? [];
  }

  home(personId: string): ViewRecord | undefined {
    return this.#homes.get(personId);
  }

  /** Everything closes: the app is gone. */
  clear(): void {
    this.#stacks.clear();
    this.#homes.clear();
  }

  /** An open modal or a published home. */
  find(viewId: string): ViewRecord | undefined {
    for (const stack of this.#stacks.values()) {
      const view = stack.find(candidate => candidate.id === viewId);
      if (view) return view;
    }
    return [...this.#homes.values()].find(home => home.id === viewId);
  }

  byExternalId(externalId: string): ViewRecord | undefined {
    const open = [...this.#stacks.values()].flat().concat([...this.#homes.values()]);
    return open.find(view => view.body.external_id === externalId);
  }

  /** Opens a modal and closes the person's others. */
  open(personId: string, body: ViewBody): ViewRecord {
    this.#refuseTakenExternalId(body, undefined, this.stack(personId));
    const view = this.#create(personId, body, null);
    this.#stacks.set(personId, [view]);
    return view;
  }

  /** Puts a modal on the stack; throws `push_limit_reached` beyond three. */
  push(personId: string, body: ViewBody): ViewRecord {
    const stack = this.stack(personId);
    const top = stack.at(-1);
    if (!top) throw new ApiError('not_found');
    if (stack.length >= maxStack) throw new ApiError('push_limit_reached');
    this.#refuseTakenExternalId(body);
    const view = this.#create(personId, body, top);
    stack.push(view);
    return view;
  }

  /** Changes a view; inputs keep their value where block_id and action_id stay the same. Throws `hash_conflict`. */
  update(view: ViewRecord, body: ViewBody, hash?: string): void {
    if (hash !== undefined && hash !== view.hash) throw new ApiError('hash_conflict');
    this.#refuseTakenExternalId(body, view);
    view.body = body;
    view.state = initialState(body.blocks, view.state);
    view.errors = {};
    view.trouble = undefined;
    view.hash = this.#hash();
  }

  /** Publishes a person's home. Throws `hash_conflict`. */
  publish(personId: string, body: ViewBody, hash?: string): ViewRecord {
    const existing = this.#homes.get(personId);
    if (existing) {
      this.update(existing, body, hash);
      return existing;
    }
    if (hash) throw new ApiError('hash_conflict');
    this.#refuseTakenExternalId(body);
    const view = this.#create(personId, body, null);
    this.#homes.set(personId, view);
    return view;
  }

  /** Removes one view from its person's stack; false when it is already closed. */
  close(view: ViewRecord): boolean {
    const stack = this.stack(view.personId);
    const place = stack.indexOf(view);
    if (place < 0) return false;
    stack.splice(place);
    return true;
  }

  closeAll(personId: string): void {
    this.#stacks.delete(personId);
  }

  #create(personId: string, body: ViewBody, previous: ViewRecord | null): ViewRecord {
    const id = freshId('V');
    return {
      id,
      personId,
      body,
      state: initialState(body.blocks),
      hash: this.#hash(),
      rootId: previous?.rootId ?? id,
      previousId: previous?.id ?? null,
      errors: {},
    };
  }

  #hash(): string {
    return `${Math.floor(this.#clock.now().getTime() / 1000)}.${hex(8)}`;
  }

  #refuseTakenExternalId(body: ViewBody, self?: ViewRecord, closing: ViewRecord[] = []): void {
    if (!body.external_id) return;
    const taken = this.byExternalId(body.external_id);
    if (taken && taken !== self && !closing.includes(taken)) throw new ApiError('duplicate_external_id');
  }
}
