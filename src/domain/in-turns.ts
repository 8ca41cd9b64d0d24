/** Lets whatever else waits have its turn: long work goes on after it. */
export function othersTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
