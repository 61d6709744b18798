import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Area, Topic } from './topics/topic.entity.js';

interface Stored { readonly id: string; readonly version: number; readonly status: string; readonly edition: number }
type Who = 'writer' | 'department-head' | 'public-relations';

interface Reply { readonly statusCode: number; readonly body: string; readonly rawPayload: Buffer; readonly headers: Readonly<Record<string, unknown>>; json<T>(): T }
interface Running { readonly db: DataSource; inject(request: object): Promise<Reply> }
/** Of libs/testing, which specs alone may import. */
interface Means { signIn(who: Who): Record<string, string>; readonly clock: { set(time: string): void } }

/** For specs: what the people of an editor's office do, over HTTP. */
export class OfficeOverHttp {
  constructor(private readonly running: Running, private readonly means: Means) {}

  async city(): Promise<void> {
    const { manager } = this.running.db;
    await manager.insert(Topic, [['safety', '防犯・防災'], ['civic-activity', '市民活動'], ['childcare', '子育て']].map(([code = '', ja = ''], position) => ({ code, name: { ja, en: code }, position, active: true })));
    await manager.insert(Area, [['123421', '見本市'], ['north', '北区']].map(([code = '', ja = ''], position) => ({ code, name: { ja, en: code }, position })));
    this.means.clock.set('2026-04-01T09:00:00+09:00');
  }

  content(change: object = {}) {
    return {
      category: 'safety', areas: [], validFrom: '2026-04-01', validTo: null, channels: ['web'],
      variants: { ja: { title: '防災訓練のお知らせ', html: '<h2>日時</h2><p>4月19日 9時から</p>' }, en: { title: 'Disaster drill', html: '<h2>When</h2><p>19 April, 9:00</p>' } }, ...change,
    };
  }

  send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, who?: Who | Record<string, string>, payload?: object, version?: number) {
    const headers = typeof who === 'string' ? this.means.signIn(who) : (who ?? {});
    return this.running.inject({
      method, url, payload,
      headers: { ...headers, ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }), ...(version === undefined ? {} : { 'if-match': `"v${version}"` }) },
    });
  }

  async draft(change: object = {}): Promise<Stored> {
    return (await this.send('POST', '/announcements', 'writer', this.content(change))).json<Stored>();
  }

  async step({ id, version }: Pick<Stored, 'id' | 'version'>, action: string, who: Who, payload?: object): Promise<Stored> {
    const reply = await this.send('POST', `/announcements/${id}/${action}`, who, payload, version);
    if (reply.statusCode !== 200) throw new Error(`${action}: ${reply.statusCode} ${reply.body}`);
    return reply.json<Stored>();
  }

  async approved(change: object = {}): Promise<Stored> {
    return this.step(await this.step(await this.draft(change), 'approve', 'department-head'), 'approve-publication', 'public-relations');
  }

  async published(change: object = {}): Promise<Stored> {
    return this.step(await this.approved(change), 'publish', 'public-relations');
  }

  upload(url: string, content: Buffer, name: string, who: Who = 'writer') {
    const payload = Buffer.concat([Buffer.from(`--spec\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`), content, Buffer.from('\r\n--spec--\r\n')]);
    return this.running.inject({ method: 'POST', url, headers: { ...this.means.signIn(who), 'idempotency-key': randomUUID(), 'content-type': 'multipart/form-data; boundary=spec' }, payload });
  }
}
