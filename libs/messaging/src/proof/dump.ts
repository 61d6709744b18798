import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { CannotBeDone } from '../errors.js';
import type { Window } from './kafka-facts.js';
import type { Sheet } from './sheet.js';

const position = z.number().int().nonnegative();
const record = z.strictObject({
  id: z.string(), position, key: z.string(), type: z.string(), partition: z.int(), offset: z.string().regex(/^\d+$/), isBroken: z.boolean(), arrivedAt: z.number(), expected: z.boolean(), copies: z.int().positive(),
});
const head = z.strictObject({ tomoniLossProof: z.literal(1), from: z.iso.datetime(), to: z.iso.datetime() });
const sheet = z.strictObject({
  side: z.enum(['producer', 'consumer']), service: z.string(), topic: z.string(), strays: z.array(record), highest: z.record(z.string(), position),
  gaps: z.array(z.strictObject({ key: z.string(), position, after: z.string() })),
});
const line = z.union([
  z.strictObject({ sheet }),
  z.strictObject({ own: z.strictObject({ id: z.string(), position: position.nullable(), key: z.string().optional(), settled: z.boolean() }) }),
  z.strictObject({ record }),
  z.strictObject({ end: z.int() }),
]);

/** Everything that judging needs, one JSON object a line, so that the proof can be repeated where neither database nor broker is. */
export async function writeDump(file: string, window: Window, sheets: readonly Sheet[]): Promise<void> {
  await pipeline(function* () {
    let lines = 0;
    const next = (value: object) => ((lines += 1), `${JSON.stringify(value)}\n`);
    yield next({ tomoniLossProof: 1, from: window.from.toISOString(), to: window.to.toISOString() });
    for (const { own, records, ...about } of sheets) {
      yield next({ sheet: about });
      for (const fact of own) yield next({ own: fact });
      for (const fact of records) yield next({ record: fact });
    }
    yield next({ end: lines });
  }, createWriteStream(file, { mode: 0o600 }));
}

type Growing = Omit<Sheet, 'own' | 'records'> & { own: Sheet['own'][number][]; records: Sheet['records'][number][] };

/** @throws {CannotBeDone} when the file is no dump, or not whole */
export async function readDump(file: string): Promise<{ readonly window: Window; readonly sheets: readonly Sheet[] }> {
  const sheets: Growing[] = [];
  let window: Window | undefined;
  let count = 0;
  let isWhole = false;
  try {
    for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
      const json: unknown = JSON.parse(text);
      if (!window) {
        const { from, to } = head.parse(json);
        window = { from: new Date(from), to: new Date(to) };
      } else isWhole = take(sheets, line.parse(json), count);
      count += 1;
    }
  } catch (error) {
    const reason = error instanceof z.ZodError || error instanceof SyntaxError ? `line ${count + 1} is not of a loss proof` : error instanceof Error ? error.message : String(error);
    throw new CannotBeDone(`${file} cannot be read as a dump of the loss proof: ${reason}.`, { cause: error });
  }
  if (!window || !isWhole) throw new CannotBeDone(`${file} is not a whole dump of the loss proof: its end is missing.`);
  return { window, sheets };
}

/** Answers whether this was the last line, and the one it should be. */
function take(sheets: Growing[], given: z.output<typeof line>, count: number): boolean {
  if ('sheet' in given) sheets.push({ ...given.sheet, own: [], records: [] });
  else if ('own' in given) sheets.at(-1)?.own.push(given.own);
  else if ('record' in given) sheets.at(-1)?.records.push(given.record);
  else return given.end === count;
  return false;
}
