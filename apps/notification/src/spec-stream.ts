import { expect, vi } from 'vitest';

export interface StreamEvent { readonly event: string; readonly id?: string; readonly data: unknown }
export type OpenStream = Awaited<ReturnType<typeof readStream>>;

/** For specs: a reader of server-sent events, as a browser's. */
export async function readStream(url: string, headers: Record<string, string>) {
  const giveUp = new AbortController();
  const response = await fetch(url, { headers: { ...headers, accept: 'text/event-stream' }, signal: giveUp.signal });
  expect(response.status).toBe(200);
  const events: StreamEvent[] = [];
  const of = (event: string) => events.filter((one) => one.event === event);
  const ended = read(response, (event) => events.push(event));
  ended.catch(() => undefined);
  return {
    headers: response.headers,
    of,
    /** Until the server ends it; rejects when the reader did. */
    ended,
    until: (event: string, data: object) =>
      vi.waitFor(() => {
        const found = of(event).findLast((one) => Object.entries(data).every(([name, value]) => (one.data as Record<string, unknown>)[name] === value));
        expect(found, JSON.stringify({ event, data, events })).toBeDefined();
        return found as StreamEvent;
      }, { timeout: 15_000, interval: 20 }),
    close: () => { giveUp.abort(); },
  };
}

async function read(response: Response, take: (event: StreamEvent) => void): Promise<void> {
  let text = '';
  for await (const chunk of (response.body ?? new ReadableStream<Uint8Array>()).pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
      if (fields['data'] !== undefined) take({ event: fields['event'] ?? 'message', ...(fields['id'] !== undefined && { id: fields['id'] }), data: JSON.parse(fields['data']) });
    }
  }
}
