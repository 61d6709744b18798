import { randomUUID } from 'node:crypto';
import { ensureDatabase, type SpecIssuer } from '@tomoni/backing-services';
import { send, type Call } from '../load.js';
import { notificationDatabase, notificationMain } from '../notification.js';
import { inTurns, type Row } from '../row.js';
import { besideServers, ownProgram, withClient, type Program, type Servers } from '../servers.js';

const connections = 32;
const topic = 'childcare';
const amounts = { ours: 6_000, peer: 2_000 };
const leastPerSecond = 500;

export const campaignAcceptance: Row = {
  name: 'campaign-acceptance-vs-habitual',
  unit: 'requests/s',
  demanded: 3,
  better: 'higher',
  peer: 'Nest + Express + class-validator, TypeORM save() in a transaction; 20 connections to PostgreSQL (ours 10); each token is used four times',
  measure: (runs) =>
    besideServers(async function* (servers) {
      const [ours, peer] = [await notification(servers), await habitual(servers)];
      // Until their code is compiled.
      await post(servers, ours, amounts.ours);
      await post(servers, peer, amounts.peer);
      yield* inTurns(runs, () => post(servers, ours, amounts.ours), () => post(servers, peer, amounts.peer));
    }),
};

export const campaignRate: Row = {
  name: 'campaign-acceptance',
  unit: 'requests/s',
  demanded: 1,
  better: 'higher',
  peer: `the ${leastPerSecond} requests/s that are asked for, each with an Idempotency-Key`,
  measure: (runs) =>
    besideServers(async function* (servers) {
      const ours = await notification(servers);
      await post(servers, ours, amounts.ours);
      for (let run = 0; run < runs; run += 1) yield { ours: await post(servers, ours, amounts.ours), peer: leastPerSecond };
    }),
};

const post = async ({ issuer }: Servers, { url }: Program, amount: number): Promise<number> =>
  (await send({ url, connections, amount, next: draftRequests(issuer, amount + connections) })).perSecond;

/** The service as in production, with one topic and every schema as its migrations make it. */
async function notification(servers: Servers): Promise<Program> {
  const { adminUrl, env } = await notificationDatabase(servers);
  await withClient(adminUrl, (client) => client.query(`INSERT INTO notification.topic (code, name, position) VALUES ($1, '{"ja":"育児","en":"Childcare"}', 1)`, [topic]));
  return servers.program('notification', notificationMain, { ...env, TOMONI_ROLES: 'http,relay' });
}

async function habitual(servers: Servers): Promise<Program> {
  const url = await ensureDatabase(servers.postgres.url, 'habitual_campaigns');
  const program = await servers.program('habitual-campaigns', ownProgram('peers/habitual-campaigns'), { DATABASE_URL: url, OIDC_ISSUER: servers.issuer.issuer });
  await withClient(url, (client) => client.query('INSERT INTO topic VALUES ($1)', [topic]));
  return program;
}

const content = {
  title: '4か月児健診のお知らせ',
  messages: {
    ja: { subject: '4か月児健診のお知らせ', text: `4か月児健診を保健センターで行います。${'母子健康手帳をお持ちください。'.repeat(10)}\nhttps://city.example.jp/kenshin` },
    en: { subject: 'Health check at four months', text: `The health check takes place at the health centre. ${'Please bring the handbook. '.repeat(10)}\nhttps://city.example.jp/kenshin` },
  },
  topics: [topic],
  areas: [],
  childAgeMonths: 4,
  scheduledAt: '2099-03-31T10:00:00+09:00',
};
const body = JSON.stringify(content);
const callsOfToken = 4;

/** A signed-in person writes several; each token, really signed, is used four times, far apart. Made beforehand. */
function draftRequests(issuer: SpecIssuer, amount: number): () => Call {
  const tokens = Array.from({ length: Math.ceil(amount / callsOfToken) }, () =>
    issuer.token({ sub: randomUUID(), aud: 'notification', kind: 'staff', unit: '0310', groups: [], roles: ['writer'], scope: 'campaigns:write', acr: 'L3' }));
  const prepared = Array.from({ length: callsOfToken }, () => tokens).flat().map((token): Call => ({
    method: 'POST', path: '/campaigns', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() }, body,
  })).reverse();
  return () => {
    const call = prepared.pop();
    if (!call) throw new Error('More requests were sent than were asked for');
    return call;
  };
}
