/** A test, by its file and by the title that its it() has there; of it.each, the title as it is written. */
export interface Shown {
  file: string;
  title: string;
}

/** A sentence of an article that states a behaviour, and the tests that show it. */
export interface Behaviour {
  /** Heading, step or question of the article under which the sentence stands. */
  place: string;
  /** The behaviour, in this project's words. */
  states: string;
  shownBy: Shown[];
  /** Where Slack makes it differ from the article. */
  note?: string;
}

/** A sentence that states nothing new: advice, praise, or what another row says already. */
export interface NothingNew {
  place: string;
  states: string;
  /** What the row states that covers it, in whichever article it stands. */
  coveredBy: string;
  note?: string;
}

export type Row = Behaviour | NothingNew;

/** One help-centre article, sentence by sentence, in its own order. */
export interface Article {
  /** As the article names itself; Secaro's copy has no headline, so its first words stand here. */
  title: string;
  product: 'Senturo' | 'Secaro' | 'CrowdSec';
  rows: Row[];
}
