import { execFileSync } from 'node:child_process';
import { demoSignIn, reply } from '@tomoni/client';
import { expect, test } from 'vitest';
import { announceProgram, as, dispatchesAbout, mailsWith, place, prepareProgram, server, tokenOf, urlOf } from './spec/city.js';
import type { ServerName } from './spec/servers.js';

// What one service does without one server is proven beside the code of it. Here: what the city sees, and that all find together again.

const patiently = { timeout: 60_000, interval: 500 };
const secretariat = as('secretariat');

/** Who gets a mail about a programme of the topic. */
let subscribers: string[];

test('while all is well every subscriber of a topic has one mail of their own', async () => {
  const { title } = await announceProgram(secretariat);
  await expect.poll(() => mailsWith(title), patiently).toHaveLength(3);
  subscribers = await recipients(title);
  expect(new Set(subscribers).size).toBe(3);
});

const recipients = async (title: string) => (await mailsWith(title)).flatMap(({ to }) => to).sort();

/** Every subscriber has one mail that tells of it, alone or with other news; who would have two, has them by now. */
async function mailedOnce(title: string): Promise<void> {
  await expect.poll(() => recipients(title), patiently).toEqual(subscribers);
}

const publish = (id: string) => reply(secretariat.participation.POST('/grant-programs/{id}/publish', { params: { path: { id } } }));
/** How many of those who were to hear of a programme stand how. */
async function countsOf(id: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { status, count } of (await dispatchesAbout(id)).flatMap(({ outcomes }) => outcomes)) counts[status] = (counts[status] ?? 0) + count;
  return counts;
}

/** The real server is gone during the work, and back afterwards whatever happens. */
async function without(name: ServerName, how: 'stop' | 'kill', work: () => Promise<void>): Promise<void> {
  await server(name, how);
  try {
    await work();
  } finally {
    await server(name, 'start');
  }
}

/** Calls without any patience. */
async function once(method: string, path: string): Promise<Response> {
  const headers = { authorization: `Bearer ${await tokenOf('secretariat', 'participation')}`, 'idempotency-key': crypto.randomUUID() };
  return fetch(urlOf('participation') + path, { method, headers });
}

const signIn = () => demoSignIn({ issuer: urlOf('identity'), person: 'accountant', service: 'participation' });

test('while Kafka is down writes succeed; when it returns their events flow and each mail comes once', async () => {
  const announced: { id: string; title: string }[] = [];
  await without('kafka', 'stop', async () => {
    announced.push(await announceProgram(secretariat), await announceProgram(secretariat));
    expect((await once('GET', `/grant-programs/${announced[0]?.id}`)).status).toBe(200);
  });
  for (const { title } of announced) await mailedOnce(title);
});

test('while PostgreSQL is down everything is 503 with Retry-After; the city recovers alone', async () => {
  const { id, title } = await prepareProgram(secretariat);
  await without('postgres', 'kill', async () => {
    for (const [method, path] of [['GET', '/grant-programs'], ['GET', `/grant-programs/${id}`], ['POST', `/grant-programs/${id}/publish`]] as const) {
      const answer = await once(method, path);
      expect([answer.status, answer.headers.get('content-type')], path).toEqual([503, expect.stringMatching(/^application\/problem\+json/)]);
      expect(Number(answer.headers.get('retry-after')), path).toBeGreaterThan(0);
    }
  });
  await publish(id);
  await mailedOnce(title);
  for (const service of ['participation', 'notification']) await expect.poll(async () => (await fetch(`${urlOf(service)}/health/ready`)).status, patiently).toBe(200);
});

test('while the mail server is down mails wait, staff see why, and each goes once when it returns', async () => {
  const { id, title } = await prepareProgram(secretariat);
  await without('mail', 'stop', async () => {
    await publish(id);
    await expect.poll(async () => (await dispatchesAbout(id)).flatMap(({ outcomes }) => outcomes), patiently).toContainEqual(expect.objectContaining({ status: 'deferred', reason: 'gateway-away' }));
  });
  await mailedOnce(title);
  await expect.poll(() => countsOf(id), patiently).toEqual({ handed: subscribers.length });
});

test('while Redis is down people read and staff work; who signs in is told to come later, and then can', async () => {
  await tokenOf('secretariat', 'notification');
  await without('redis', 'kill', async () => {
    expect((await once('GET', '/grant-programs')).status).toBe(200);
    const { title } = await announceProgram(secretariat);
    await mailedOnce(title);
    await expect(signIn()).rejects.toThrow('stopped with 503');
  });
  await expect.poll(() => signIn().then(({ token_type }) => token_type, String), patiently).toBe('bearer');
});

test.each(['participation', 'notification'])('%s is killed in the middle of its work: it starts again, nothing is lost, nothing is doubled', async (service) => {
  const killed = processOf(service);
  const working = Array.from({ length: 10 }, () => announceProgram(secretariat));
  await Promise.race(working);
  process.kill(killed, 'SIGKILL');
  const announced = await Promise.all(working);
  const titles = await titlesOfPrograms();
  for (const { id, title } of announced) {
    expect(titles.filter((one) => one === title)).toHaveLength(1);
    // Whether a mail went out while the process died is not known, so it is not sent again: "unknown" is an end too.
    await expect.poll(async () => {
      const { handed = 0, unknown = 0, ...others } = await countsOf(id);
      return { ended: handed + unknown, others };
    }, patiently).toEqual({ ended: subscribers.length, others: {} });
    const mails = await mailsWith(title);
    const dispatches = await dispatchesAbout(id);
    for (const { id: dispatchId, total, counts: { handed = 0, unknown = 0 } } of dispatches) {
      const came = mails.filter(({ headers }) => headers['message-id']?.startsWith(`<${dispatchId}.`)).length;
      expect(handed + unknown).toBe(total);
      expect(came, `${handed} handed, ${unknown} unknown`).toBeGreaterThanOrEqual(handed);
      expect(came, `${handed} handed, ${unknown} unknown`).toBeLessThanOrEqual(total);
    }
    // None is from elsewhere, and nobody has two, whether of one dispatch or of two.
    expect(mails.filter(({ headers }) => !dispatches.some((dispatch) => headers['message-id']?.startsWith(`<${dispatch.id}.`)))).toEqual([]);
    const mailed = mails.flatMap(({ to }) => to);
    expect(mailed).toEqual([...new Set(mailed)]);
    for (const address of mailed) expect(subscribers).toContain(address);
  }
  expect(processOf(service)).not.toBe(killed);
});

async function titlesOfPrograms(): Promise<string[]> {
  const params = { query: { limit: 100 } };
  const lists = await Promise.all([reply(secretariat.participation.GET('/grant-programs', { params })), reply(secretariat.participation.GET('/grant-programs/drafts', { params }))]);
  return lists.flatMap(({ items }) => items).map(({ title }) => title);
}

/** The process of a service below the supervisor. */
function processOf(service: string): number {
  const line = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(place.pid)], { encoding: 'utf8' }).split('\n').find((process) => process.includes(`${service}/dist/main.js`));
  return Number.parseInt(line ?? '', 10);
}
