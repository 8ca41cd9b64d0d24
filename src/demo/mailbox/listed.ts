/** A letter as the page lists it; its HTML is a page of its own. */
export interface ListedLetter {
  id: number;
  at: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  hasHtml: boolean;
}
