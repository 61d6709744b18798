import { setTimeout as sleep } from 'node:timers/promises';
import { Messaging, type Counter, type Drill } from '@tomoni/messaging';
import { Transactions } from '@tomoni/platform';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, EventSubscriber, type EntityManager, type EntitySubscriberInterface } from 'typeorm';
import type { TransactionCommitEvent } from 'typeorm/subscriber/event/TransactionCommitEvent.js';
import { BouncesService } from '../bounces/bounces.service.js';
import { MailGatewaysService } from '../mail-gateways/mail-gateways.service.js';
import { Dispatch, lanes, type Lane, type Message, type Messages, type TextVariant } from './dispatch.entity.js';
import type { RecipientStatus } from './dispatch-recipient.entity.js';
import { DispatchQueue, type Route, type Taken } from './dispatch-queue.js';
import { EndpointSendersService, type EndpointSender, type HandOver, type Outgoing } from './endpoint-sender.service.js';

/** Another instance may have planned something that this one was not told of; and the stop button works within two seconds. */
const longestSleepMs = 1_000;
const stopCheckMs = 500;
/** Taken together by one connection: few enough that a killed process leaves few unknown, enough that two statements cost little. */
const chunk = 25;
/** An alert asks a gateway that was away again and again: one more connection a few seconds later harms nobody. */
const longestRestMs: Readonly<Record<Lane, number>> = { alert: 5_000, campaign: 60_000 };
const giveWayMs = 100;
const mark = 'dispatchPlanned';
const dispatchTexts = 200;

interface Texts { readonly drill: Drill; readonly messages: Partial<Record<TextVariant, Message>> }
export type CompletionHandler = (tx: EntityManager, dispatch: Dispatch, counts: Partial<Record<RecipientStatus, number>>) => Promise<void>;

/**
 * Sends what is planned, where this process has the role `consumer`. Each lane has loops and connections of its own, each gateway
 * in it runs for itself; it needs PostgreSQL and the gateways, and nothing else.
 */
@Injectable()
@EventSubscriber()
export class DispatchSender implements EntitySubscriberInterface, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(DispatchSender.name);
  private readonly stopping = new AbortController();
  private readonly completions = new Map<Dispatch['sourceKind'], CompletionHandler>();
  private readonly texts = new Map<string, Texts>();
  /** Routes under way, and when those may go on whose gateway wants to rest. */
  private readonly busy = new Map<string, Promise<void>>();
  private readonly rests = new Map<string, { until: number; ms: number }>();
  private readonly underWay = new Map<string, AbortController>();
  private readonly waking = new Set<() => void>();
  private running?: Promise<unknown>;
  private readonly tries: Counter;

  constructor(
    db: DataSource,
    private readonly transactions: Transactions,
    private readonly messaging: Messaging,
    private readonly queue: DispatchQueue,
    private readonly senders: EndpointSendersService,
    private readonly gateways: MailGatewaysService,
    private readonly bounces: BouncesService,
  ) {
    db.subscribers.push(this);
    this.tries = messaging.metrics.counter('tomoni_dispatch_tries_total', 'Tries to hand one message of a dispatch over, by lane and how they ended');
  }

  /** `handler` runs once for each dispatch of this source, in the transaction that ends it. */
  onCompleted(source: Dispatch['sourceKind'], handler: CompletionHandler): void {
    this.completions.set(source, handler);
  }

  wakeAfter(tx: EntityManager): void {
    if (tx.queryRunner) tx.queryRunner.data[mark] = true;
    // A transaction that ends without telling subscribers of it is found by the next look, a moment later.
  }

  afterTransactionCommit({ queryRunner }: TransactionCommitEvent): void {
    if (queryRunner.data[mark] !== true) return;
    queryRunner.data[mark] = false;
    this.wake();
  }

  wake(): void {
    for (const wake of this.waking) wake();
  }

  onApplicationBootstrap(): void {
    if (!this.messaging.options.roles.includes('consumer')) return;
    this.running = Promise.all([...lanes.map((lane) => this.run(lane)), this.watchStops()]);
  }

  /** Takes nothing new and finishes what is being handed over. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    for (const controller of this.underWay.values()) controller.abort();
    this.wake();
    await this.running;
    await Promise.all(this.busy.values());
  }

  private async run(lane: Lane): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const woken = this.nextWake();
      let due: number | undefined;
      try {
        if (lane === 'campaign') await this.lookAfter();
        for (const route of await this.queue.dueRoutes(lane, await this.free(lane))) this.start(route);
        await this.complete();
        // Routes that are busy wake this loop when they have nothing left.
        due = await this.queue.dueInMs(lane, await this.free(lane));
      } catch (error) {
        this.log.error(`Dispatches could not be looked after, trying again: ${error instanceof Error ? error.message : String(error)}`);
      }
      await Promise.race([woken.promise, sleep(Math.max(50, Math.min(longestSleepMs, due ?? longestSleepMs)), undefined, { signal: this.stopping.signal, ref: false }).catch(() => undefined)]);
      woken.forget();
    }
  }

  private nextWake() {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.waking.add(resolve);
    return { promise, forget: () => this.waking.delete(resolve) };
  }

  private async routes(lane: Lane): Promise<Route[]> {
    const gateways = await this.gateways.list();
    return this.senders.kinds.flatMap((kind): Route[] => (kind === 'mail' ? gateways.map(({ code: gateway }) => ({ lane, kind, gateway })) : [{ lane, kind, gateway: 'general' }]));
  }

  /** Routes that nothing keeps from sending. */
  private async free(lane: Lane): Promise<Route[]> {
    return (await this.routes(lane)).filter((route) => !this.busy.has(keyOf(route)) && Date.now() >= (this.rests.get(keyOf(route))?.until ?? 0));
  }

  private start(route: Route): void {
    const key = keyOf(route);
    this.busy.set(key, this.drain(route).catch((error: unknown) => {
      this.log.error(`${key} could not be sent: ${error instanceof Error ? error.message : String(error)}`);
    }).finally(() => {
      this.busy.delete(key);
      this.wake();
    }));
  }

  /** Everything due on one route, on as many connections as its gateway allows. */
  private async drain(route: Route): Promise<void> {
    const sender = this.senders.of(route.kind);
    if (!sender) return;
    const connections = route.kind === 'mail' ? ((await this.gateways.list()).find(({ code }) => code === route.gateway)?.connections ?? 1) : 1;
    let reachable = true;
    const work = async (): Promise<void> => {
      while (reachable && !this.stopping.signal.aborted) {
        if (route.lane === 'campaign') await this.whileAlertsGo();
        const taken = await this.queue.take(route, chunk);
        if (taken.length === 0) return;
        if (!(await this.handOver(route, sender, taken))) reachable = false;
      }
    };
    await Promise.all(Array.from({ length: connections }, work));
    this.rest(route, reachable);
  }

  /** A campaign takes nothing new while an alert goes out: neither a gateway, nor the database, nor this process is shared then. */
  private async whileAlertsGo(): Promise<void> {
    while (!this.stopping.signal.aborted && [...this.busy.keys()].some((key) => key.startsWith(alertKey))) {
      await sleep(giveWayMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  /** @returns whether the gateway could be reached */
  private async handOver(route: Route, sender: EndpointSender, taken: readonly Taken[]): Promise<boolean> {
    let reachable = true;
    const results = new Map<Taken, HandOver | 'nobody'>();
    for (const one of taken) results.set(one, one.address === undefined ? 'nobody' : { outcome: 'not-begun' });
    try {
      for (const [dispatchId, ofDispatch] of Map.groupBy(taken.filter(({ address }) => address !== undefined), (one) => one.dispatchId)) {
        const batch = await this.outgoing(route, dispatchId, ofDispatch);
        const ends = await sender.send(batch, this.stopped(dispatchId), route.gateway);
        ofDispatch.forEach((one, index) => results.set(one, ends[index] ?? { outcome: 'lost' }));
        if (ends.some(({ outcome }) => outcome === 'away')) reachable = false;
      }
    } finally {
      await this.settle([...results].map(([one, result]) => ({ taken: one, result })));
    }
    for (const [{ dispatchId, endpointId }, result] of results) if (route.kind === 'mail' && result !== 'nobody' && (result.outcome === 'refused' || result.outcome === 'address-invalid')) await this.hearRefused(dispatchId, endpointId);
    for (const result of results.values()) this.tries.add(1, { lane: route.lane, outcome: result === 'nobody' ? result : result.outcome });
    return reachable;
  }

  /** A refusal in the session counts like one that comes back later, and may send the subscriber's next address after it (scenario 25). */
  private async hearRefused(dispatchId: string, endpointId: string): Promise<void> {
    await this.transactions.run((tx) => this.bounces.hear(tx, { dispatchId, endpointId }, 'hard'))
      .catch((error: unknown) => { this.log.error(`A refusal of dispatch ${dispatchId} could not be counted: ${error instanceof Error ? error.name : typeof error}`); });
  }

  /** What a gateway said must not be lost to a database that is away for a moment; when it stays away, it becomes unknown. */
  private async settle(tried: Parameters<DispatchQueue['settle']>[0]): Promise<void> {
    for (let wait = 100; ; wait *= 3) {
      try {
        return await this.queue.settle(tried);
      } catch (error) {
        if (wait > 10_000) throw error;
        await sleep(wait);
      }
    }
  }

  private async outgoing({ lane }: Route, dispatchId: string, taken: readonly Taken[]): Promise<Outgoing[]> {
    const texts = await this.textsOf(dispatchId);
    return taken.flatMap(({ endpointId, subscriberId, variant, address }) => {
      const message = texts.messages[variant] ?? texts.messages.ja;
      return address === undefined || !message ? [] : [{ dispatchId, endpointId, subscriberId, lane, drill: texts.drill, variant, address, message }];
    });
  }

  private async textsOf(dispatchId: string): Promise<Texts> {
    const known = this.texts.get(dispatchId);
    if (known) return known;
    const [dispatch] = await this.queue.dispatches([dispatchId]);
    if (!dispatch) throw new Error(`There is no dispatch ${dispatchId}`);
    if (this.texts.size >= dispatchTexts) this.texts.clear();
    const texts = { drill: dispatch.drill, messages: marked(dispatch.messages, dispatch.drill) };
    this.texts.set(dispatchId, texts);
    return texts;
  }

  /** A gateway that is away or has had enough rests, longer each time; the others go on. */
  private rest(route: Route, reachable: boolean): void {
    const key = keyOf(route);
    if (reachable) return void this.rests.delete(key);
    const ms = Math.min(longestRestMs[route.lane], Math.max(1_000, (this.rests.get(key)?.ms ?? 0) * 2));
    this.rests.set(key, { until: Date.now() + ms, ms });
  }

  private stopped(dispatchId: string): AbortSignal {
    const controller = this.underWay.get(dispatchId) ?? new AbortController();
    if (this.stopping.signal.aborted) controller.abort();
    this.underWay.set(dispatchId, controller);
    return controller.signal;
  }

  /** The stop button, for what connections have in their hands. */
  private async watchStops(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await sleep(stopCheckMs, undefined, { signal: this.stopping.signal, ref: false }).catch(() => undefined);
      if (this.underWay.size === 0) continue;
      if (this.busy.size === 0) {
        this.underWay.clear();
        continue;
      }
      const stopped = await this.queue.stoppedOf([...this.underWay.keys()]).catch(() => []);
      for (const id of stopped) this.underWay.get(id)?.abort();
    }
  }

  private async lookAfter(): Promise<void> {
    if (this.busy.size > 0) await this.queue.renew();
    const unknown = await this.queue.markUnknown();
    if (unknown > 0) this.log.error(`${unknown} messages were cut short while being handed over; nobody knows whether they went out`);
    await this.queue.sweepStopped();
  }

  private async complete(): Promise<void> {
    for (const id of await this.queue.ended()) {
      await this.transactions.run(async (tx) => {
        const end = await this.queue.end(tx, id);
        if (!end?.first) return;
        const dispatch = await tx.findOneByOrFail(Dispatch, { id });
        await this.completions.get(dispatch.sourceKind)?.(tx, dispatch, end.counts);
      });
    }
  }
}

const alertKey = 'alert ';
const keyOf = ({ lane, kind, gateway }: Route): string => `${lane} ${kind} ${gateway}`;

const marks: Readonly<Record<Exclude<Drill, 'normal'>, { ja: string; other: string }>> = { drill: { ja: '【訓練】', other: '[DRILL] ' }, test: { ja: '【テスト】', other: '[TEST] ' } };

/** Nobody can forget it: what is a drill says so in its subject and in its first line, in every language. */
function marked(messages: Messages, drill: Drill): Partial<Record<TextVariant, Message>> {
  if (drill === 'normal') return messages;
  const entries = Object.entries(messages).map(([variant, { subject, text }]) => {
    const mark = marks[drill][variant.startsWith('ja') ? 'ja' : 'other'];
    return [variant, { subject: `${mark}${subject}`, text: `${mark}${text}` }] as const;
  });
  return Object.fromEntries(entries);
}
