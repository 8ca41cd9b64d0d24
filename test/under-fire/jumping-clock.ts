import { readFileSync } from 'node:fs';

// Loaded before a process of Foyer. Its wall clock jumps as a machine's does when somebody sets it; timers go on as they
// were, because they follow another clock.

const file = process.env.CLOCK_OFFSET_FILE ?? '';
const RealDate = Date;
let offsetMs = 0;

/** The process reads its offset when it gets this signal. */
process.on('SIGUSR2', () => {
  offsetMs = Number(readFileSync(file, 'utf8'));
});

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args: [], newTarget) =>
    Reflect.construct(target, args.length > 0 ? args : [RealDate.now() + offsetMs], newTarget),
  apply: () => new RealDate(RealDate.now() + offsetMs).toString(),
  get: (target, name) =>
    name === 'now' ? () => RealDate.now() + offsetMs : Reflect.get(target, name, target),
});
