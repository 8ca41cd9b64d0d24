import type { Call } from '../call-log.ts';
import type { Simulator } from '../simulator.ts';
import { Refusal } from './refusal.ts';
import type { Place, ShownGuide } from './wire.ts';

/** What a step offers to do: it brings a person, a place and a text into a pane. Nothing is sent. */
export interface Offer {
  /** On the button. */
  label: string;
  pane: 'left' | 'right';
  /** The handle of a person. */
  person: string;
  /** 'home', 'dm' or the name of a channel. */
  place: string;
  /** For the composer. */
  text?: string;
}

/** A step of a tour; it is done once a call between Slack and the app proves it. */
export interface Step {
  title: string;
  text: string;
  offer?: Offer;
  /** Text to copy, such as the rows of a list. */
  sample?: string;
  isDone(call: Call): boolean;
}

/** A story that the page offers: how the workspace is prepared for it, and its tour. */
export interface Story {
  id: string;
  title: string;
  /** Whose story it is, in a word. */
  who: string;
  text: string;
  prepare(): Promise<void>;
  steps: Step[];
  /** After the last step. */
  end: string;
}

/** What the page says first: a greeting, and stories to choose from. */
export interface Guide {
  title: string;
  text: string;
  stories: Story[];
}

/** The chosen story and how far its tour is. */
export class Tour {
  readonly #simulator: Simulator;
  readonly #guide: Guide;
  #chosen: Story | undefined;
  #isReady = false;
  #done = new Set<Step>();

  constructor(simulator: Simulator, guide: Guide) {
    this.#simulator = simulator;
    this.#guide = guide;
  }

  /** Notices what the call completes. */
  hear(call: Call): void {
    if (!this.#isReady) return;
    for (const step of this.#chosen?.steps ?? []) {
      if (!this.#done.has(step) && step.isDone(call)) this.#done.add(step);
    }
  }

  /** Prepares the workspace for a story; its tour begins when that is done. */
  async choose(id: string): Promise<void> {
    const story = this.#guide.stories.find(one => one.id === id);
    if (!story) throw new Refusal(404, 'There is no such story.');
    if (this.#chosen) throw new Refusal(409, `“${this.#chosen.title}” is being told already.`);
    this.#chosen = story;
    try {
      await story.prepare();
      this.#isReady = true;
    } catch (error) {
      this.#chosen = undefined;
      throw error;
    }
  }

  shown(): ShownGuide {
    const { title, text, stories } = this.#guide;
    return {
      title,
      text,
      stories: stories.map(({ id, title, who, text }) => ({ id, title, who, text })),
      ...(this.#chosen && this.#isReady && { chosen: this.#chosen.id, end: this.#chosen.end }),
      steps: (this.#isReady && this.#chosen ? this.#chosen.steps : []).map(step => ({
        title: step.title,
        text: step.text,
        sample: step.sample,
        isDone: this.#done.has(step),
        offer: step.offer && {
          ...step.offer,
          person: this.#simulator.person(step.offer.person).id,
          place: this.#place(step.offer.place),
        },
      })),
    };
  }

  #place(name: string): Place {
    if (name === 'home' || name === 'dm') return { kind: name };
    return { kind: 'channel', id: this.#simulator.channel(name).id };
  }
}
