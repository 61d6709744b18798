import { compressionsAlgorithmsByBitmask } from '@platformatic/kafka';

/** A record as it stands in its batch. */
export interface BatchRecord {
  readonly offset: bigint;
  readonly key: string | undefined;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly timestamp: number;
}

const compression = 0b111;
const control = 1 << 5;
/** From the batch's first offset to the end of its length. */
const lengthEnd = 12;
const recordsBegin = 61;

/**
 * Gives the records of the batches in one partition's part of a fetch response: Kafka's message format, version 2. A last batch that the
 * broker cut is left out. What the client itself makes of a record, a Buffer for each name and value, takes five times the processor time.
 * @param headers only these are decoded; all when there is none
 * @returns the offset after the last whole batch; undefined when there is none
 * @throws {Error} for a format or compression that is not known
 */
export function readRecordBatches(bytes: Buffer, headers: ReadonlySet<string> | undefined, onRecord: (record: BatchRecord) => void): bigint | undefined {
  const names = headers && new Names(headers);
  let next: bigint | undefined;
  for (let at = 0; at + recordsBegin <= bytes.length;) {
    const end = at + lengthEnd + bytes.readInt32BE(at + 8);
    if (end > bytes.length) break;
    const firstOffset = bytes.readBigInt64BE(at);
    if (bytes[at + 16] !== 2) throw new Error(`A record batch has the format ${bytes[at + 16]}, not 2`);
    const attributes = bytes.readInt16BE(at + 21);
    if ((attributes & control) === 0)
      new Records(recordsOf(bytes.subarray(at + recordsBegin, end), attributes), firstOffset, Number(bytes.readBigInt64BE(at + 27)), names).read(bytes.readInt32BE(at + 57), onRecord);
    next = firstOffset + BigInt(bytes.readInt32BE(at + 23)) + 1n;
    at = end;
  }
  return next;
}

function recordsOf(bytes: Buffer, attributes: number): Buffer {
  const method = attributes & compression;
  if (method === 0) return bytes;
  const algorithm = compressionsAlgorithmsByBitmask[method];
  if (!algorithm) throw new Error(`A record batch has the compression ${method}, which is not known`);
  return algorithm.decompressSync(bytes);
}

/** Header names by their length: most of the others are passed over without a look at their letters. */
class Names {
  readonly #lengths: boolean[] = [];

  constructor(private readonly names: ReadonlySet<string>) {
    for (const name of names) this.#lengths[Buffer.byteLength(name)] = true;
  }

  /** @returns undefined when it is none of them */
  at(bytes: Buffer, begin: number, end: number): string | undefined {
    if (this.#lengths[end - begin] !== true) return undefined;
    const name = bytes.toString('utf8', begin, end);
    return this.names.has(name) ? name : undefined;
  }
}

/** Of one batch, uncompressed. Lengths are zigzag varints; -1 is null. */
class Records {
  #at = 0;

  constructor(private readonly bytes: Buffer, private readonly firstOffset: bigint, private readonly firstTimestamp: number, private readonly names: Names | undefined) {}

  read(count: number, onRecord: (record: BatchRecord) => void): void {
    for (let n = 0; n < count; n += 1) {
      const length = this.#varint();
      const end = this.#at + length;
      this.#at += 1; // attributes, unused
      const timestamp = this.firstTimestamp + this.#varint();
      const offset = this.firstOffset + BigInt(this.#varint());
      const key = this.#text();
      const value = this.#value();
      onRecord({ offset, timestamp, key, value, headers: this.#headers() });
      this.#at = end;
    }
  }

  #varint(): number {
    const first = this.bytes[this.#at++] ?? 0;
    if (first < 0x80) return (first >>> 1) ^ -(first & 1);
    // Not by shifting: a difference of timestamps may have more than 32 bits.
    let value = first & 0x7f;
    for (let scale = 0x80, byte = first; byte >= 0x80; scale *= 0x80) {
      byte = this.bytes[this.#at++] ?? 0;
      value += (byte & 0x7f) * scale;
    }
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** Moves past a field that its length precedes. @returns where it begins; undefined when it is null */
  #field(): number | undefined {
    const length = this.#varint();
    if (length < 0) return undefined;
    const begin = this.#at;
    this.#at += length;
    return begin;
  }

  #text(): string | undefined {
    const begin = this.#field();
    return begin === undefined ? undefined : this.bytes.toString('utf8', begin, this.#at);
  }

  #value(): Buffer | null {
    const begin = this.#field();
    return begin === undefined ? null : this.bytes.subarray(begin, this.#at);
  }

  #headers(): Record<string, string> {
    const headers: Record<string, string> = {};
    for (let left = this.#varint(); left > 0; left -= 1) {
      const name = this.names ? this.names.at(this.bytes, this.#field() ?? 0, this.#at) : this.#text();
      if (name === undefined) this.#field();
      else headers[name] = this.#text() ?? '';
    }
    return headers;
  }
}
