/**
 * What a service's `*.int.spec.ts` starts from. Before the spec's imports run, its environment names a database, a topic
 * prefix, an OpenID provider and folders of its own (vitest-setup.ts); servers are shared by all spec files.
 *
 *   import { clock, expectEvent, signIn, startApp, type StartedApp } from '@tomoni/testing';
 *   import { service } from '../service.js';
 *
 *   let running: StartedApp;
 *   beforeAll(async () => { running = await startApp(service); });
 *   afterAll(() => running.close());
 *   test('…', async () => {
 *     clock.set('2026-04-01T09:00:00+09:00');
 *     const response = await running.inject({ method: 'POST', url: '/…', headers: signIn('officer'), payload: {…} });
 *   });
 *
 * A spec that stops a server starts one of its own with @tomoni/backing-services:
 *
 *   const postgres = await startPostgres();
 *   const { databaseUrl, migrationUrl } = await specDatabase('participation', postgres.url);
 *   running = await startApp({ ...service, config: { ...config, DATABASE_URL: databaseUrl, DATABASE_MIGRATION_URL: migrationUrl },
 *     dataSource: { ...dataSourceOptions, url: databaseUrl } });
 *   await postgres.kill();                                         // what does the service answer now?
 *   await startPostgres({ dir, port: postgres.port });             // and does it recover alone?
 */
export { clock, SpecClock } from './clock.js';
export { expectEvent, expectNoEvent } from './events.js';
export { demoGroupIds, people, personRef, type DemoUser, type PersonClaims } from './people.js';
export { schemaDiff } from './schema-diff.js';
export { signIn, specIssuer } from './sign-in.js';
export { startApp, type StartedApp } from './start-app.js';
