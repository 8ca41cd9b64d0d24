import type { ViewRecord, World } from 'local-slack/inside';

/** Keeps what a person has open; call the result to put it back. */
export function keepViews({ views }: World, personId: string): () => void {
  const open = [...views.stack(personId)];
  const home = views.home(personId);
  const kept = [...open, ...(home ? [home] : [])].map(record => [record, structuredClone(record)] as const);
  return () => {
    for (const [record, was] of kept) Object.assign(record, { trouble: undefined }, was);
    views.closeAll(personId);
    const [root] = open;
    if (!root) return;
    views.open(personId, { ...root.body, external_id: '' });
    views.stack(personId).splice(0, 1, ...(open as ViewRecord[]));
  };
}
