import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** up: from whoever connects to the server; down: back. */
export type Direction = 'up' | 'down';
/** Looks at every piece of the stream before it goes on; `drop` keeps it, and with it the connection, from going on. */
export type Watcher = (direction: Direction, chunk: Buffer, link: object) => 'drop' | undefined;

/**
 * The network between two programs, on which wires can be cut. A cut wire loses nothing by itself: as with real TCP the bytes wait,
 * both ends think they are connected, and all goes on when the wire is mended.
 */
export class Proxy {
  readonly #links = new Set<Link>();
  readonly #cut: Record<Direction, boolean> = { up: false, down: false };
  #latencyMs = 0;
  #watcher: Watcher | undefined;

  private constructor(private readonly server: Server, readonly port: number, private readonly target: () => number) {}

  static async open(target: () => number): Promise<Proxy> {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const proxy = new Proxy(server, (server.address() as AddressInfo).port, target);
    server.on('connection', (client) => { proxy.#join(client); });
    return proxy;
  }

  cut(...directions: readonly Direction[]): void {
    for (const direction of directions) this.#cut[direction] = true;
    for (const link of this.#links) link.flow();
  }
  mend(): void {
    this.#cut.up = this.#cut.down = false;
    this.#latencyMs = 0;
    for (const link of this.#links) link.flow();
  }
  /**
   * Whoever connected goes on believing it: the other end is gone without a word, as when a machine loses its power or a firewall
   * its memory. New connections are as ever.
   */
  halve(): void {
    for (const link of this.#links) link.halve();
  }
  /** Each way. */
  slow(latencyMs: number): void {
    this.#latencyMs = latencyMs;
  }
  /** One at a time; undefined ends it. */
  watch(watcher: Watcher | undefined): void {
    this.#watcher = watcher;
  }
  async close(): Promise<void> {
    for (const link of this.#links) link.end();
    this.server.close();
    await once(this.server, 'close');
  }

  #join(client: Socket): void {
    const upstream = connect(this.target(), '127.0.0.1');
    const link: Link = new Link(client, upstream, {
      isCut: (direction) => this.#cut[direction],
      latencyMs: () => this.#latencyMs,
      see: (direction, chunk) => this.#watcher?.(direction, chunk, link),
      gone: () => this.#links.delete(link),
    });
    this.#links.add(link);
  }
}

interface Wire {
  isCut(direction: Direction): boolean;
  latencyMs(): number;
  see(direction: Direction, chunk: Buffer): 'drop' | undefined;
  gone(): void;
}

/** Two sockets back to back. */
class Link {
  readonly #ways: readonly Way[];
  #isHalf = false;

  constructor(private readonly client: Socket, private readonly upstream: Socket, private readonly wire: Wire) {
    this.#ways = [new Way('up', client, upstream, wire, () => { this.end(); }), new Way('down', upstream, client, wire, () => { this.end(); })];
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true);
      socket.on('error', () => { this.end(); });
      socket.on('close', () => { this.end(); });
    }
  }

  flow(): void {
    for (const way of this.#ways) way.flow();
  }
  /** What the client sends from now on is swallowed, and only the client ends it. */
  halve(): void {
    this.#isHalf = true;
    this.upstream.destroy();
  }
  end(): void {
    if (this.#isHalf && !this.client.destroyed && !this.client.readableEnded) {
      this.client.resume();
      return;
    }
    this.wire.gone();
    this.client.destroy();
    this.upstream.destroy();
  }
}

/** One direction: pieces go on in their order, each after the latency of its moment, none while the wire is cut. */
class Way {
  readonly #waiting: { due: number; chunk: Buffer }[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly direction: Direction, private readonly from: Socket, private readonly to: Socket, private readonly wire: Wire, private readonly end: () => void) {
    from.on('data', (chunk: Buffer) => { this.#take(chunk); });
    from.on('end', () => { this.#take(undefined); });
    to.on('drain', () => { this.flow(); });
    this.flow();
  }

  flow(): void {
    clearTimeout(this.#timer);
    if (this.wire.isCut(this.direction)) {
      this.from.pause();
      return;
    }
    for (let [next] = this.#waiting; next; [next] = this.#waiting) {
      const wait = next.due - performance.now();
      if (wait > 0) {
        this.#timer = setTimeout(() => { this.flow(); }, wait);
        break;
      }
      this.#waiting.shift();
      this.to.write(next.chunk);
    }
    if (this.to.writableNeedDrain || this.#waiting.length > 1_000) this.from.pause();
    else this.from.resume();
  }

  #take(chunk: Buffer | undefined): void {
    if (!chunk) {
      // What is still on its way arrives first.
      setTimeout(() => { this.to.end(); }, this.#waiting.length > 0 ? this.wire.latencyMs() + 50 : 0);
      return;
    }
    if (this.wire.see(this.direction, chunk) === 'drop') {
      this.end();
      return;
    }
    this.#waiting.push({ due: performance.now() + this.wire.latencyMs(), chunk });
    this.flow();
  }
}
