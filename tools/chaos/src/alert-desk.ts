import { setTimeout as sleep } from 'node:timers/promises';
import { alertTopic } from './data-source.js';
import type { City } from './city.js';
import { ask, type Outcome } from './client.js';
import type { Write } from './observation.js';
import type { Random } from './random.js';

const desks = 2;
/** Of one desk, on average. */
const pauseMs = 1_000;
const updatesOfOne = 4;

/** Emergency alerts of notification beside the applications: issued, updated a few times, lifted; each step one event and one dispatch to the subscribers. */
export class AlertDesk {
  readonly writes: Write[] = [];
  /** Of every alert that may exist. */
  readonly keys: string[] = [];
  private running = false;
  private turns: Promise<void>[] = [];
  private readonly token: string;

  constructor(private readonly city: City, private readonly random: Random) {
    this.token = city.issuer.token({
      aud: 'notification', sub: 'duty-officer', acr: 'L3', client_id: 'chaos', exp: Math.floor(Date.now() / 1_000) + 86_400, kind: 'staff', roles: ['duty-officer'], groups: [], unit: '0150', scope: 'alerts:issue alerts:read',
    });
  }

  start(): void {
    this.running = true;
    this.turns = Array.from({ length: desks }, () => this.sit());
  }

  async stop(): Promise<void> {
    this.running = false;
    await Promise.all(this.turns);
    // Of an alert that was issued and never answered for, the desk does not know the key.
    const unknown = this.writes.filter(({ key }) => key === '').map(({ id }) => id);
    const found = await this.city.database.query<{ key: string }>('SELECT DISTINCT key FROM notification.outbox WHERE topic = $1 AND correlation_id = ANY ($2)', [alertTopic, unknown]);
    for (const { key } of found) if (!this.keys.includes(key)) this.keys.push(key);
  }

  private async sit(): Promise<void> {
    while (this.running) {
      // Whoever does not learn what became of one writes another; a retry was made with its key, so that one exists at most.
      let alert = await this.step('', '/alerts', this.order);
      for (let updates = 0; alert && this.running && updates < updatesOfOne; updates += 1) {
        await sleep(this.random.between(0, 2 * pauseMs));
        alert = await this.step(alert.id, `/alerts/${alert.id}/update`, { ...this.order, reason: '水位の変化' }, alert.version);
      }
      await sleep(this.random.between(0, 2 * pauseMs));
      if (alert) await this.step(alert.id, `/alerts/${alert.id}/lift`, { reason: '水位が下がりました' });
    }
  }

  private async step(key: string, path: string, body: object, version?: number): Promise<{ id: string; version: number } | undefined> {
    const { write, body: answer }: Outcome = await ask(this.city.urlOf('notification'), { key, path, token: this.token, body, version }, { limitMs: this.random.next() < 0.2 ? 300 : 60_000, doubled: this.random.next() < 0.05 });
    const id = answer ? String(answer['id']) : key;
    this.writes.push({ ...write, key: id });
    if (id !== '' && !this.keys.includes(id)) this.keys.push(id);
    return answer && { id, version: Number(answer['version']) };
  }

  private get order() {
    return { kind: 'evacuation', level: 3, areas: [this.city.lgCode], texts: { ja: { detail: '見本 避難所は市民センターです。' } } };
  }
}
