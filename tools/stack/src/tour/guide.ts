import { demoSignIn, notificationClient, participationClient, ServiceProblem, Session, type DemoPerson, type NotificationClient, type ParticipationClient } from '@tomoni/client';
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Narrator } from './narrator.js';
import type { Watch } from './watch.js';

export interface Places {
  identity: string;
  participation: string;
  notification: string;
}

/** Somebody of the demo, with a client of each service. */
export interface Actor {
  person: DemoPerson;
  participation: ParticipationClient;
  notification: NotificationClient;
}

/** Leads through the tour: lets people act, and shows every call. All calls belong to one trace. */
export class Guide {
  /** Calls without a sign-in, as anybody may make them. */
  readonly public: ParticipationClient;
  private readonly actors = new Map<string, Actor>();

  constructor(
    readonly narrator: Narrator,
    readonly watch: Watch,
    private readonly places: Places,
    private readonly people: readonly DemoPerson[],
    private readonly traceId: string,
  ) {
    this.public = participationClient(places.participation, new Session({ language: 'en', fetch: this.shown('anybody') }));
  }

  readonly as = (id: string): Actor => {
    const known = this.actors.get(id);
    if (known) return known;
    const person = this.people.find((one) => one.id === id);
    if (!person) throw new Error(`There is no demo person ${id}`);
    const session = new Session({ token: this.tokens(id), language: 'en', fetch: this.shown(id) });
    const actor = { person, participation: participationClient(this.places.participation, session), notification: notificationClient(this.places.notification, session) };
    this.actors.set(id, actor);
    return actor;
  };

  /** A call that must be refused, for this reason. */
  readonly refused = async (call: Promise<unknown>, code: string, why: string): Promise<void> => {
    const outcome = await call.then(() => undefined, (error: unknown) => error);
    if (!(outcome instanceof ServiceProblem) || outcome.problem.code !== code) throw new Error(`This should have been refused as ${code}: ${why}`, { cause: outcome });
    const { title, detail, law } = outcome.problem;
    this.narrator.seen(`${why}: “${detail ?? title}”${typeof law === 'string' ? ` (${law})` : ''}`);
  };

  /** What somebody of the demo reads of the notification service. */
  readonly read = async <Reply>(id: string, path: string, reply: z.ZodType<Reply>): Promise<Reply> => {
    const url = `${this.places.notification}${path}`;
    const answer = await this.shown(id)(new Request(url, { headers: { authorization: `Bearer ${await this.tokens(id)(url)}` } }));
    return reply.parse(await answer.json());
  };

  private tokens(person: string): (url: string) => Promise<string> {
    const tokens = new Map<string, Promise<string>>();
    return (url) => {
      const service = url.startsWith(this.places.notification) ? 'notification' : 'participation';
      const token = tokens.get(service) ?? demoSignIn({ issuer: this.places.identity, person, service }).then(({ access_token }) => access_token);
      tokens.set(service, token);
      return token;
    };
  }

  private shown(who: string): (request: Request) => Promise<Response> {
    return async (request) => {
      request.headers.set('traceparent', `00-${this.traceId}-${randomBytes(8).toString('hex')}-01`);
      const began = performance.now();
      const response = await fetch(request);
      const { pathname, search } = new URL(request.url);
      this.narrator.request(who, request.method, pathname + search, response.status, performance.now() - began);
      return response;
    };
  }
}
