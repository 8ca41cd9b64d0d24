/** Lets other waiting work run before long work continues. */
export function othersTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
