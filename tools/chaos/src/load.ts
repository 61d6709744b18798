import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AlertDesk } from './alert-desk.js';
import type { City } from './city.js';
import { ask, type Outcome, type Patience, type Request } from './client.js';
import type { Write } from './observation.js';
import { Random } from './random.js';

/** An application for a grant: the office asks for a correction, the group resubmits, and so on; each step one event. */
interface Aggregate {
  id: string;
  officer: string;
  status: string;
  steps: number;
  waiting: number;
  turn: Promise<void>;
}

/** Two of the aggregates are hot: of eight they take almost half of all writes. More writes need more aggregates, each of which takes one after the other. */
const weightsAt = (perSecond: number) => Array.from({ length: Math.max(8, Math.round(perSecond / 8)) }, (_, index) => (index < 2 ? 8 : 3));
/** What a person would not queue up any further behind a service that does not answer. */
const mostWaiting = 40;

/** Open-loop writers: a request comes when its time has come, however long the one before takes. */
export class Load {
  readonly writes: Write[] = [];
  /** Of every application there ever was. */
  readonly keys: string[] = [];
  readonly alerts: AlertDesk;
  private readonly aggregates: Aggregate[] = [];
  private readonly secretariat: string;
  private programId = '';
  private running = false;
  private loop: Promise<void> = Promise.resolve();
  private readonly weights: readonly number[];

  /** @param mostSteps of one application; then another takes its place */
  constructor(private readonly city: City, private readonly random: Random, private readonly perSecond: number, private readonly mostSteps = Infinity) {
    this.alerts = new AlertDesk(city, new Random('alerts', random.next()));
    this.weights = weightsAt(perSecond);
    this.secretariat = this.token('secretariat', { kind: 'staff', roles: ['secretariat'], groups: [], unit: '0310', scope: 'grants:check' });
  }

  /** A programme, and a submitted application of a group of its own for each aggregate. */
  async prepare(): Promise<void> {
    const programs = await this.must({ key: '', path: '/grant-programs', token: this.secretariat, body: programme() });
    this.programId = String(programs['id']);
    await this.must({ key: this.programId, path: `/grant-programs/${this.programId}/publish`, token: this.secretariat });
    await Promise.all(this.weights.map(async (_, index) => {
      this.aggregates[index] = { ...(await this.submitAnother(30_000)), waiting: 0, turn: Promise.resolve() };
    }));
  }

  private async submitAnother(limitMs: number): Promise<Pick<Aggregate, 'id' | 'officer' | 'status' | 'steps'>> {
    const groupId = randomUUID();
    const officer = this.token(`officer-${groupId}`, { kind: 'citizen', roles: ['group-officer'], groups: [groupId], scope: 'grants:apply' });
    const { id: draft } = await this.must({ key: '', path: '/grant-applications', token: officer, body: { ...application, programId: this.programId, groupId } }, limitMs);
    const id = String(draft);
    this.keys.push(id);
    await this.must({ key: id, path: `/grant-applications/${id}/representative`, method: 'PUT', token: officer, body: representative }, limitMs);
    await this.must({ key: id, path: `/grant-applications/${id}/submit`, token: officer }, limitMs);
    return { id, officer, status: 'submitted', steps: 0 };
  }

  start(): void {
    this.running = true;
    this.loop = this.arrive();
    this.alerts.start();
  }

  /** No more arrivals; what is under way comes to its end. */
  async stop(): Promise<void> {
    this.running = false;
    await Promise.all([this.loop, this.alerts.stop()]);
    await Promise.all(this.aggregates.map(({ turn }) => turn));
  }

  private async arrive(): Promise<void> {
    let due = performance.now();
    while (this.running) {
      due += (-Math.log(1 - this.random.next()) / this.perSecond) * 1_000;
      const patience = { limitMs: this.random.next() < 0.2 ? 300 : 180_000, doubled: this.random.next() < 0.05 };
      const aggregate = this.pick();
      const wait = due - performance.now();
      if (wait > 1) await sleep(wait);
      if (aggregate.waiting >= mostWaiting) continue;
      aggregate.waiting += 1;
      aggregate.turn = aggregate.turn.then(() => this.step(aggregate, patience)).finally(() => (aggregate.waiting -= 1));
    }
  }

  private pick(): Aggregate {
    let at = this.random.below(this.weights.reduce((sum, weight) => sum + weight, 0));
    const found = this.aggregates.find((_, index) => (at -= this.weights[index] ?? 0) < 0);
    if (!found) throw new Error('The load is not prepared');
    return found;
  }

  private async step(aggregate: Aggregate, patience: Patience): Promise<void> {
    const path = `/grant-applications/${aggregate.id}`;
    const request = aggregate.status === 'correction-requested'
      ? { key: aggregate.id, path: `${path}/resubmit`, token: aggregate.officer }
      : { key: aggregate.id, path: `${path}/request-correction`, token: this.secretariat, body: { items: '収支予算書の合計が申請額と合っていません' } };
    const { write, body } = await ask(this.city.participationUrl, request, patience);
    this.writes.push(write);
    aggregate.status = body ? String(body['status']) : await this.look(aggregate);
    aggregate.steps += 1;
    // Where no other can be submitted now, this one goes on.
    if (aggregate.steps >= this.mostSteps) Object.assign(aggregate, await this.submitAnother(180_000).catch(() => undefined));
  }

  /** After an outcome nobody knows, or a refusal, the writer looks where the case stands. */
  private async look({ id, officer, status }: Aggregate): Promise<string> {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      try {
        const response = await fetch(`${this.city.participationUrl}/grant-applications/${id}`, { headers: { authorization: `Bearer ${officer}` }, signal: AbortSignal.timeout(5_000) });
        if (response.ok) return String(((await response.json()) as Record<string, unknown>)['status']);
      } catch {
        // Away; asked again.
      }
      await sleep(500);
    }
    return status;
  }

  private async must(request: Request, limitMs = 30_000): Promise<Record<string, unknown>> {
    const { write, body }: Outcome = await ask(this.city.participationUrl, request, { limitMs });
    if (!body) throw new Error(`${request.path} was not done: ${write.why ?? write.outcome}`);
    // A programme is no application; its event stands in another topic.
    if (request.path.startsWith('/grant-applications') && request.method !== 'PUT') this.writes.push({ ...write, key: write.key || String(body['id']) });
    return body;
  }

  private token(sub: string, claims: Record<string, unknown>): string {
    return this.city.issuer.token({ aud: 'participation', sub, acr: 'L3', client_id: 'chaos', exp: Math.floor(Date.now() / 1_000) + 86_400, ...claims });
  }
}

const day = (later: number): string => new Date(Date.now() + 9 * 3_600_000 + later * 86_400_000).toISOString().slice(0, 10);

function programme() {
  return {
    fy: 2026, deptCode: '0310', category: 'startup', title: '見本 はじめの一歩補助金', budgetYen: 2_000_000, capYen: 300_000, rateBp: 10_000,
    eligibleCosts: [{ key: 'supplies', ja: '消耗品費', en: 'Supplies' }, { key: 'fees', ja: '報償費', en: 'Fees' }],
    criteria: [{ key: 'public-benefit', ja: '公益性', en: 'Public benefit', maxPoints: 10 }],
    minScoreBp: 5_000, opensOn: day(-1), closesOn: day(30), topics: ['civic-activity'], areas: [],
  };
}
const application = {
  groupName: '見本ひまわり会', title: '見本 川沿いの散歩道に花を植える',
  plan: { purpose: '歩いて楽しい川沿いをつくる', activities: '花壇を10か所つくる', benefit: '毎日およそ300人が通る', completesOn: day(90) },
  budgetLines: [{ category: 'supplies', label: '苗・土', yen: 110_000 }, { category: 'fees', label: '講師謝礼', yen: 40_000 }], requestedYen: 150_000,
};
const representative = { name: '見本 太郎', kana: 'みほん たろう', mail: 'officer@example.jp', phone: '03-0000-0000', postalCode: '100-0001', lang: 'ja' };
