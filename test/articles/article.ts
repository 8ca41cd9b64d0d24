/** A test, by its file and the title of its it(); for it.each, the title as written. */
export interface Shown {
  file: string;
  title: string;
}

/** A sentence of an article that states a behaviour, and the tests that show it. */
export interface Behaviour {
  /** The heading, step or question of the article that contains the sentence. */
  place: string;
  /** The behaviour, in this project's words. */
  states: string;
  shownBy: Shown[];
  /** Where Slack makes it differ from the article. */
  note?: string;
  /** What of it Slack does, not Foyer; the tests show how Foyer leads there. */
  slacksOwn?: string;
}

/** A sentence that states nothing new: advice, praise, or what another row says already. */
export interface NothingNew {
  place: string;
  states: string;
  /** The statement of the row that covers it, in any article. */
  coveredBy: string;
  note?: string;
}

export type Row = Behaviour | NothingNew;

/** One help-centre article, sentence by sentence, in its own order. */
export interface Article {
  /** The article's own title; Secaro's copy has no headline, so it has its first words. */
  title: string;
  product: 'Senturo' | 'Secaro' | 'CrowdSec';
  /** How many sentences it has; each is a row. */
  sentences: number;
  /**
   * The rows about emails and about what their recipients do next, in nearly the article's words. A test reads the
   * mail for each.
   */
  emails: string[];
  rows: Row[];
}
