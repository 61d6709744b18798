import { CannotStart } from './cannot-start.js';

type Starting<Servers extends readonly unknown[]> = { readonly [At in keyof Servers]: Promise<Servers[At]> };

/** Servers that start beside each other: when one does not, those that did are stopped again. @throws CannotStart with a sentence of each that did not */
export async function allOrNone<Servers extends readonly { stop(): Promise<unknown> }[]>(starting: Starting<Servers>): Promise<Servers> {
  const settled = await Promise.allSettled<Servers[number]>(starting);
  const started = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  if (started.length === settled.length) return started as readonly Servers[number][] as Servers;
  await Promise.allSettled(started.map((server) => server.stop()));
  const reasons = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason as Error] : []));
  throw new CannotStart(reasons.map(({ message }) => message).join('\n'), { cause: reasons[0] });
}
