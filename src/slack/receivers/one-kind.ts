/** A payload with a shape that Bolt and the routes can trust. */
export type Payload = Record<string, unknown>;

/** The fields by which Bolt tells kinds of payload apart, before it reads the type. */
const decisive = ['event', 'command', 'name', 'actions'] as const;

/** A payload that Bolt takes for what it is: without the decisive fields of other kinds. */
export function asOneKind(own?: (typeof decisive)[number]) {
  const others: readonly string[] = decisive.filter(field => field !== own);
  return (payload: Record<string, unknown>): Payload =>
    Object.fromEntries(Object.entries(payload).filter(([field]) => !others.includes(field)));
}
