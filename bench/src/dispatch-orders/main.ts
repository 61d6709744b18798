import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { randomUUIDv7 } from 'node:crypto';
import { createServiceApp, type ServiceOptions } from '@tomoni/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { config } from './config.js';

/**
 * The notification service as it stands, without a sender, told over HTTP what to plan: whoever orders a dispatch does it so.
 * Its built files are given by their address, because nothing here may depend on an application.
 */
interface Planner {
  plan(tx: EntityManager, order: object): Promise<{ id: string; total: number }>;
  stop(tx: EntityManager, id: string): Promise<unknown>;
}
const load = (file: string): Promise<unknown> => import(pathToFileURL(join(config.NOTIFICATION, file)).href);
const { service } = (await load('service.js')) as { service: ServiceOptions };
const { DispatchesService } = (await load('dispatches/dispatches.service.js')) as { DispatchesService: new () => Planner };
const app = await createServiceApp({ ...service, config: { ...service.config, TOMONI_ROLES: ['http'] } });
const [dispatches, db] = [app.get(DispatchesService), app.get(DataSource)];

const text = `発表者: 見本市　発表時刻: 10時00分
対象: 見本町一丁目から三丁目
警戒レベル4 避難指示
行動: 川沿いと崖の近くにいる方は、いますぐ全員避難してください。夜になる前に、近くの避難所か、頑丈な建物の2階より上に移ってください。車では逃げないでください。
避難所: 見本小学校、見本中学校、見本公民館
https://city.example.jp/alerts/`;
const messages = { ja: { subject: '【警戒レベル4】避難指示（見本川の氾濫）', text }, en: { subject: '[Level 4] Evacuation order', text: 'Leave now.' } };

async function plan(lane: string, topic: string): Promise<object> {
  let peak = 0;
  const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage.rss()); }, 20);
  const began = performance.now();
  const { id, total } = await db.transaction((tx) => dispatches.plan(tx, { source: { kind: lane, id: randomUUIDv7() }, lane, messages, audience: { topics: [topic], areas: [] } }));
  const seconds = (performance.now() - began) / 1_000;
  clearInterval(watch);
  return { id, total, seconds, peakMb: Math.max(peak, process.memoryUsage.rss()) / 2 ** 20 };
}

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://orders');
  const asked = (name: string) => searchParams.get(name) ?? '';
  const answer = async (): Promise<object | undefined> => {
    if (pathname === '/plan') return plan(asked('lane'), asked('topic'));
    if (pathname === '/stop') return { stopped: await db.transaction((tx) => dispatches.stop(tx, asked('id'))) };
    return undefined;
  };
  answer().then(
    (body) => response.writeHead(body ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(body ?? {})),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
}).listen(config.PORT, '127.0.0.1');
