/** What pgoutput (protocol version 1) sends of a publication that publishes inserts only. */
export type Change =
  | { readonly kind: 'begin'; readonly committedAt: Date }
  | { readonly kind: 'insert'; readonly row: Readonly<Record<string, string | null>> }
  /** `end`: acknowledging it means this transaction and all before it are done. */
  | { readonly kind: 'commit'; readonly end: bigint };

// PostgreSQL counts microseconds from 2000-01-01.
const epoch = Date.UTC(2000, 0, 1);
const letters = { begin: 0x42, commit: 0x43, relation: 0x52, insert: 0x49 };

/** Reads messages in their order; keeps the columns of each table as they were last described. */
export class PgOutput {
  readonly #columns = new Map<number, readonly string[]>();

  /** Strings are copies: pg overwrites the buffer. */
  read(message: Buffer): Change | undefined {
    switch (message.readUInt8(0)) {
      case letters.begin:
        return { kind: 'begin', committedAt: moment(message.readBigInt64BE(9)) };
      case letters.commit:
        return { kind: 'commit', end: message.readBigUInt64BE(10) };
      case letters.relation:
        this.#describe(new Reader(message, 1));
        return undefined;
      case letters.insert:
        return { kind: 'insert', row: this.#row(new Reader(message, 1)) };
      default:
        return undefined; // types, origins, messages of others
    }
  }

  #describe(reader: Reader): void {
    const table = reader.int32();
    reader.text(); // schema
    reader.text(); // table
    reader.skip(1); // replica identity
    const columns = Array.from({ length: reader.int16() }, () => {
      reader.skip(1); // part of the key
      const name = reader.text();
      reader.skip(8); // type and its modifier
      return name;
    });
    this.#columns.set(table, columns);
  }

  #row(reader: Reader): Record<string, string | null> {
    const columns = this.#columns.get(reader.int32());
    if (!columns) throw new Error('A row came before the description of its table');
    reader.skip(1); // 'N'
    const row: Record<string, string | null> = {};
    const count = reader.int16();
    for (let i = 0; i < count; i += 1) row[columns[i] ?? ''] = reader.value();
    return row;
  }
}

class Reader {
  constructor(private readonly buffer: Buffer, private at: number) {}

  skip(bytes: number): void {
    this.at += bytes;
  }
  int16(): number {
    this.at += 2;
    return this.buffer.readUInt16BE(this.at - 2);
  }
  int32(): number {
    this.at += 4;
    return this.buffer.readUInt32BE(this.at - 4);
  }
  text(): string {
    const end = this.buffer.indexOf(0, this.at);
    const text = this.buffer.toString('utf8', this.at, end);
    this.at = end + 1;
    return text;
  }
  value(): string | null {
    const kind = String.fromCharCode(this.buffer[this.at] ?? 0);
    this.at += 1;
    if (kind === 'n') return null;
    if (kind !== 't') throw new Error(`A column came as "${kind}"`);
    const length = this.int32();
    this.at += length;
    return this.buffer.toString('utf8', this.at - length, this.at);
  }
}

function moment(microseconds: bigint): Date {
  return new Date(epoch + Number(microseconds / 1000n));
}

/** "16/B374D848" as a number. */
export function parseLsn(text: string): bigint {
  const [high = '', low = ''] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}

export function formatLsn(lsn: bigint): string {
  return `${(lsn >> 32n).toString(16)}/${(lsn & 0xffffffffn).toString(16)}`.toUpperCase();
}
