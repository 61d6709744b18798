import { demoPeople, demoSignIn, notificationClient, participationClient, reply, Session, type DemoPerson, type NotificationClient, type ParticipationClient } from '@tomoni/client';
import { inject } from 'vitest';
import { z } from 'zod';
import { Spans } from './door.js';
import type { ServerName } from './servers.js';

export const place = inject('place');

export function urlOf(name: string): string {
  const url = place.urls[name];
  if (!url) throw new Error(`${name} has no address`);
  return url;
}

/** Ends or starts the real server that all services use. */
export async function server(name: ServerName, how: 'start' | 'stop' | 'kill'): Promise<void> {
  const answer = await fetch(`${place.door}/servers/${name}/${how}`, { method: 'POST' });
  if (!answer.ok) throw new Error(await answer.text());
}

/** What the services told the OpenTelemetry collector. */
export const spans = async () => Spans.parse(await (await fetch(`${place.door}/spans`)).json());

export const people: readonly DemoPerson[] = await demoPeople(urlOf('identity'));

export interface Actor {
  person: DemoPerson;
  participation: ParticipationClient;
  notification: NotificationClient;
}

const tokens = new Map<string, Promise<string>>();

export function tokenOf(id: string, service: string): Promise<string> {
  const known = tokens.get(`${id} ${service}`) ?? demoSignIn({ issuer: urlOf('identity'), person: id, service }).then(({ access_token }) => access_token);
  tokens.set(`${id} ${service}`, known);
  return known;
}

/** Somebody of the demo who calls the services as any frontend would, patiently. */
export function as(id: string, headers: Record<string, string> = {}): Actor {
  const person = people.find((one) => one.id === id);
  if (!person) throw new Error(`There is no demo person ${id}`);
  const send = (request: Request) => {
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
    return fetch(request);
  };
  const session = (service: string) => new Session({ token: () => tokenOf(id, service), retries: 8, fetch: send });
  return { person, participation: participationClient(urlOf('participation'), session('participation')), notification: notificationClient(urlOf('notification'), session('notification')) };
}

const Mails = z.array(z.object({ to: z.array(z.string()), subject: z.string(), text: z.string(), headers: z.record(z.string(), z.string()) }));

/** Mails whose subject or text holds the words, the oldest first. */
export async function mailsWith(words: string): Promise<z.output<typeof Mails>> {
  const all = Mails.parse(await (await fetch(`${urlOf('mail')}/messages`)).json());
  return all.filter(({ subject, text }) => `${subject}\n${text}`.includes(words));
}

const Dispatches = z.object({ items: z.array(z.object({ id: z.string() })) });
const Dispatch = z.object({
  id: z.string(), status: z.string(), total: z.int(), counts: z.record(z.string(), z.int()), outcomes: z.array(z.object({ status: z.string(), reason: z.string().nullable(), count: z.int() })),
});
export type SeenDispatch = z.output<typeof Dispatch>;

/** What staff see of the news that tells of a thing; two rounds may have told different people of it. */
export async function dispatchesAbout(id: string): Promise<SeenDispatch[]> {
  const authorization = `Bearer ${await tokenOf('secretariat', 'notification')}`;
  const read = async <Reply>(reply: z.ZodType<Reply>, path: string) => reply.parse(await (await fetch(urlOf('notification') + path, { headers: { authorization } })).json());
  const { items } = await read(Dispatches, `/dispatches?limit=100&about=${id}`);
  return Promise.all(items.map((item) => read(Dispatch, `/dispatches/${item.id}`)));
}

/** Today in Japan, or so many days later: `YYYY-MM-DD`. */
export const day = (later = 0): string => new Date(Date.now() + later * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' });

let programs = 0;

/** A grant programme that is not yet announced. */
export async function prepareProgram({ participation }: Actor): Promise<{ id: string; title: string }> {
  programs += 1;
  const today = day();
  return reply(participation.POST('/grant-programs', {
    body: {
      fy: Number(today.slice(0, 4)) - (today.slice(5) < '04-01' ? 1 : 0),
      deptCode: '0310', category: 'startup', title: `見本 通し試験の補助金 第${programs}号 ${crypto.randomUUID().slice(0, 8)}`,
      budgetYen: 400_000, capYen: 300_000, rateBp: 10_000,
      eligibleCosts: [{ key: 'supplies', ja: '消耗品費', en: 'Supplies' }],
      criteria: [{ key: 'public-benefit', ja: '公益性', en: 'Public benefit', maxPoints: 10 }],
      minScoreBp: 5_000, opensOn: today, closesOn: day(30), topics: ['civic-activity'], areas: [],
    },
  }));
}

/** Announces a programme: the event reaches the notification service, which mails the topic's subscribers. */
export async function announceProgram(secretariat: Actor): Promise<{ id: string; title: string }> {
  const { id, title } = await prepareProgram(secretariat);
  await reply(secretariat.participation.POST('/grant-programs/{id}/publish', { params: { path: { id } } }));
  return { id, title };
}
