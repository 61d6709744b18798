import { CannotStart } from './cannot-start.js';

type Starting<Servers extends readonly unknown[]> = { readonly [At in keyof Servers]: Promise<Servers[At]> };

/** Servers that start beside each other: when one does not, those that did are stopped again. @throws CannotStart with a sentence of each that did not */
export async function allOrNone<Servers extends readonly { stop(): Promise<unknown> }[]>(starting: Starting<Servers>): Promise<Servers> {
  return Promise.all(starting).catch(async () => {
    const settled = await Promise.allSettled<Servers[number]>(starting);
    await Promise.allSettled(settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value.stop()] : [])));
    const reasons = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason as Error] : []));
    throw new CannotStart(reasons.map(({ message }) => message).join('\n'), { cause: reasons[0] });
  }) as Promise<unknown> as Promise<Servers>;
}
