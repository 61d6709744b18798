import { allOrNone, freePort, kafkaClusterId, startKafka, type Kafka } from '@tomoni/backing-services';
import type { Home } from '@tomoni/stack';

/** Three brokers: every record counts when two have it. */
export class Brokers {
  private readonly running = new Map<number, Kafka>();

  private constructor(private readonly home: Home, private readonly id: string, private readonly ports: readonly number[], private readonly controllerPorts: readonly number[]) {}

  static async start(home: Home): Promise<Brokers> {
    const free = async () => [await freePort(), await freePort(), await freePort()];
    const brokers = new Brokers(home, kafkaClusterId(), await free(), await free());
    await allOrNone(brokers.nodes.map((node) => brokers.start(node).then(() => ({ stop: () => brokers.stopNode(node) }))));
    return brokers;
  }

  /** From 1. */
  get nodes(): readonly number[] {
    return this.ports.map((_, at) => at + 1);
  }
  /** "host:port,…" */
  get addresses(): string {
    return this.ports.map((port) => `127.0.0.1:${port}`).join();
  }

  async start(node: number): Promise<void> {
    const name = `kafka-${node}`;
    this.running.set(node, await startKafka({
      dir: this.home.path('data', name), port: this.ports[node - 1], logFile: this.home.log(name), cluster: { id: this.id, node, controllerPorts: this.controllerPorts },
    }));
  }
  /** It hands its partitions over first. */
  async stopNode(node: number): Promise<void> {
    await this.running.get(node)?.stop();
    this.running.delete(node);
  }
  async kill(node: number): Promise<void> {
    await this.running.get(node)?.kill();
    this.running.delete(node);
  }
  async stop(): Promise<void> {
    // Together: the last alone would wait for a majority.
    await Promise.all(this.nodes.map((node) => this.stopNode(node)));
  }
}
