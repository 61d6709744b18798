import { Client, type ClientConfig } from 'pg';
import type { Socket } from 'node:net';

/** The parts of pg's connection that its types leave out. */
interface CopyConnection {
  readonly stream: Socket;
  on(event: 'copyData', listener: (message: { chunk: Buffer }) => void): unknown;
  once(event: 'replicationStart', listener: () => void): unknown;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

export interface WalListener {
  /** A message of the output plugin; its bytes are valid during the call only. */
  onChange(message: Buffer): void;
  /** The server has decoded everything up to `walEnd`. */
  onKeepalive(walEnd: bigint, replyNow: boolean): void;
}

/** How the relay connects. Times come as text, so their form must not depend on how the server or the role is set. */
export const relayConnection = (url: string): ClientConfig => ({
  connectionString: url, application_name: 'tomoni relay', keepAlive: true, connectionTimeoutMillis: 10_000, options: '-c datestyle=ISO -c timezone=UTC',
});

const postgresEpochMs = BigInt(Date.UTC(2000, 0, 1));

/** One connection of PostgreSQL's streaming replication protocol. */
export class ReplicationConnection {
  readonly #client: Client;
  readonly #copy: CopyConnection;
  /** Settles when the connection is gone; with the reason when it was not us. */
  readonly closed: Promise<Error | undefined>;
  #streaming?: Promise<unknown>;
  #failure?: Error;
  /** When the server last said anything. */
  #heard = performance.now();

  private constructor(url: string) {
    this.#client = new Client({ ...relayConnection(url), replication: 'database' } as ClientConfig);
    this.#copy = this.#client.connection as unknown as CopyConnection;
    this.#client.on('error', (error) => (this.#failure ??= error));
    this.closed = new Promise((resolve) => this.#client.once('end', () => resolve(this.#failure)));
  }

  static async open(url: string): Promise<ReplicationConnection> {
    const connection = new ReplicationConnection(url);
    await connection.#client.connect();
    return connection;
  }

  /** The simple protocol only: a walsender knows no parameters. */
  async query<Row extends object>(sql: string): Promise<Row[]> {
    return (await this.#client.query<Row>(sql)).rows;
  }

  /** Resolves when the stream has begun. @throws when the slot is in use, gone or invalid */
  async stream(slot: string, publication: string, from: string, listener: WalListener): Promise<void> {
    this.#copy.on('copyData', ({ chunk }) => this.#receive(chunk, listener));
    const begun = new Promise<void>((resolve) => this.#copy.once('replicationStart', resolve));
    this.#streaming = this.#client.query(`START_REPLICATION SLOT "${slot}" LOGICAL ${from} (proto_version '1', publication_names '"${publication}"')`);
    this.#streaming.catch((error: unknown) => (this.#failure ??= error instanceof Error ? error : new Error(String(error))));
    await Promise.race([begun, this.#streaming]);
  }

  #receive(chunk: Buffer, listener: WalListener): void {
    this.#heard = performance.now();
    try {
      if (chunk[0] === 0x77) listener.onChange(chunk.subarray(25)); // 'w'
      else if (chunk[0] === 0x6b) listener.onKeepalive(chunk.readBigUInt64BE(1), chunk[17] === 1); // 'k'
    } catch (error) {
      this.#failure ??= error instanceof Error ? error : new Error(String(error));
      this.#copy.stream.destroy();
    }
  }

  /** Tells the server what it may forget. `replyNow` asks it how far it is. */
  acknowledge(received: bigint, done: bigint, replyNow = false): void {
    const status = Buffer.alloc(34);
    status[0] = 0x72; // 'r'
    status.writeBigUInt64BE(received, 1);
    status.writeBigUInt64BE(done, 9); // flushed
    status.writeBigUInt64BE(done, 17); // applied
    status.writeBigInt64BE((BigInt(Date.now()) - postgresEpochMs) * 1000n, 25);
    status[33] = replyNow ? 1 : 0;
    this.#copy.sendCopyFromChunk(status);
  }

  /** A server that is gone without a word (a pulled plug) would be waited for for a quarter of an hour. */
  endWhenSilentFor(milliseconds: number): void {
    if (this.#copy.stream.isPaused() || performance.now() - this.#heard < milliseconds) return;
    this.#failure ??= new Error(`PostgreSQL has been silent for ${milliseconds / 1000} s`);
    this.destroy();
  }

  /** While paused the server waits, and we still acknowledge. */
  pause(): void {
    this.#copy.stream.pause();
  }
  resume(): void {
    this.#heard = performance.now();
    this.#copy.stream.resume();
  }

  /** Ends the stream so that what was acknowledged last has arrived; by force after two seconds. */
  async close(): Promise<void> {
    this.resume();
    if (this.#streaming && this.#copy.stream.writable) {
      this.#copy.endCopyFrom();
      const timer = setTimeout(() => this.#copy.stream.destroy(), 2_000);
      await this.#streaming.catch(() => undefined);
      clearTimeout(timer);
    }
    await this.#client.end();
  }

  destroy(): void {
    this.#copy.stream.destroy();
  }
}
