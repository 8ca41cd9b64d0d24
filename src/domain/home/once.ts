/** Makes something at the first call and returns the same for every later call. */
export type Once = <Made>(what: readonly unknown[], make: () => Promise<Made>) => Promise<Made>;

/** A short-lived memory, for homes that are rendered together. */
export function once(): Once {
  const made = new Map<string, Promise<unknown>>();
  return <Made>(what: readonly unknown[], make: () => Promise<Made>): Promise<Made> => {
    const key = JSON.stringify(what);
    const known = made.get(key) ?? make();
    made.set(key, known);
    return known as Promise<Made>;
  };
}
