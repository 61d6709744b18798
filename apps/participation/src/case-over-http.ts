import { randomUUID } from 'node:crypto';
import { sampleContent, sampleProgram } from './sample-case.js';

type Headers = Record<string, string>;
export interface Reply { statusCode: number; headers: Record<string, unknown>; json: <T>() => T }
export interface Sender {
  inject: (request: { method: 'GET' | 'POST' | 'PUT'; url: string; headers?: Headers; payload?: object }) => Promise<Reply>;
  signIn: (user: 'officer' | 'secretariat' | 'decider' | 'accountant' | 'auditor' | 'reviewer-1', claims?: Record<string, unknown>) => Headers;
}
type Json = Record<string, unknown> & { id: string; version: number; actions: { name: string }[] };

/** What people do with a grant over HTTP, for specs: each method is one request or a few of one role. */
export class CaseOverHttp {
  readonly reviewers = ['a', 'b', 'c'].map((name) => `reviewer-${name}-${randomUUID()}`);

  constructor(private readonly sender: Sender) {}

  send(method: 'GET' | 'POST' | 'PUT', url: string, headers: Headers, payload?: object): Promise<Reply> {
    const idempotent: Headers = method === 'POST' ? { 'idempotency-key': randomUUID() } : {};
    return this.sender.inject({ method, url, headers: { ...idempotent, ...headers }, ...(payload && { payload }) });
  }

  /** The body of a reply that must be a success. */
  async done(method: 'GET' | 'POST' | 'PUT', url: string, headers: Headers, payload?: object): Promise<Json> {
    const reply = await this.send(method, url, headers, payload);
    if (reply.statusCode >= 300) throw new Error(`${method} ${url} → ${reply.statusCode} ${JSON.stringify(reply.json())}`);
    return reply.json<Json>();
  }

  readonly secretariat = (claims?: Record<string, unknown>): Headers => this.sender.signIn('secretariat', claims);
  readonly decider = (claims?: Record<string, unknown>): Headers => this.sender.signIn('decider', claims);
  readonly accountant = (): Headers => this.sender.signIn('accountant');
  officer(groupId: string): Headers {
    return this.sender.signIn('officer', { sub: `officer of ${groupId}`, groups: [groupId] });
  }
  reviewer(sub: string, groups: readonly string[] = []): Headers {
    return this.sender.signIn('reviewer-1', { sub, groups });
  }

  /** A published programme with three reviewers on its panel. */
  async program(changes: object = {}): Promise<string> {
    const { id } = await this.done('POST', '/grant-programs', this.secretariat(), { ...sampleProgram, ...changes });
    await this.done('POST', `/grant-programs/${id}/publish`, this.secretariat());
    await this.seat(id, this.reviewers);
    return id;
  }

  async seat(programId: string, subs: readonly string[], groups: readonly string[] = []): Promise<void> {
    const known = await Promise.all(subs.map((sub) => this.done('PUT', '/reviewers/me', this.reviewer(sub, groups), { name: '見本 審査' })));
    await this.done('POST', `/grant-programs/${programId}/panel`, this.secretariat(), { reviewerIds: known.map(({ reviewerId }) => reviewerId) });
  }

  async draft(programId: string, groupId: string, changes: object = {}): Promise<Json> {
    return this.done('POST', '/grant-applications', this.officer(groupId), { programId, groupId, ...sampleContent, ...changes });
  }

  async submitted(programId: string, groupId: string, changes: object = {}): Promise<string> {
    const { id } = await this.draft(programId, groupId, changes);
    const representative = { name: '見本 太郎', kana: 'みほん たろう', mail: 'officer@example.jp', phone: '03-0000-0000', postalCode: '100-0001' };
    await this.done('PUT', `/grant-applications/${id}/representative`, this.officer(groupId), representative);
    await this.done('POST', `/grant-applications/${id}/submit`, this.officer(groupId));
    return id;
  }

  async underReview(programId: string, groupId: string, changes: object = {}): Promise<string> {
    const id = await this.submitted(programId, groupId, changes);
    await this.done('POST', `/grant-applications/${id}/accept`, this.secretariat());
    await this.done('POST', `/grant-applications/${id}/open-review`, this.secretariat());
    return id;
  }

  async reviewIdOf(applicationId: string, reviewerSub: string): Promise<string> {
    const { items } = (await this.send('GET', '/reviews/mine?limit=100', this.reviewer(reviewerSub))).json<{ items: { id: string; applicationId: string }[] }>();
    return items.find((review) => review.applicationId === applicationId)?.id ?? '';
  }

  async seal(applicationId: string, reviewerSub: string, points: readonly [number, number]): Promise<string> {
    const id = await this.reviewIdOf(applicationId, reviewerSub);
    const headers = this.reviewer(reviewerSub);
    await this.done('POST', `/reviews/${id}/coi`, headers, { reason: null });
    await this.done('PUT', `/reviews/${id}/scores`, headers, { scores: { 'public-benefit': points[0], feasibility: points[1] } });
    await this.done('POST', `/reviews/${id}/seal`, headers);
    return id;
  }

  async scored(programId: string, groupId: string, changes: object = {}): Promise<string> {
    const id = await this.underReview(programId, groupId, changes);
    for (const reviewer of this.reviewers) await this.seal(id, reviewer, [8, 7]);
    await this.done('POST', `/grant-applications/${id}/record-presentation`, this.secretariat());
    await this.done('POST', `/grant-applications/${id}/confirm-scores`, this.secretariat());
    return id;
  }

  adopt(id: string, yen: number): Promise<Reply> {
    return this.send('POST', `/grant-awards/${id}/decide`, this.decider(), { outcome: 'adopted', yen, reason: '公益性が高いため' });
  }

  async awarded(programId: string, groupId: string, yen = 150_000, changes: object = {}): Promise<string> {
    const id = await this.scored(programId, groupId, changes);
    const reply = await this.adopt(id, yen);
    if (reply.statusCode !== 200) throw new Error(JSON.stringify(reply.json()));
    return id;
  }
}
