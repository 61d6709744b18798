import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is so; says what it saw last when it never is. */
export async function until<Seen>(look: () => Promise<Seen> | Seen, isSo: (seen: Seen) => boolean, limitMs = 30_000): Promise<Seen> {
  const end = Date.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (isSo(seen)) return seen;
    if (Date.now() > end) throw new Error(`After ${limitMs} ms it was still ${JSON.stringify(seen, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))?.slice(0, 2_000)}`);
    await sleep(20);
  }
}
