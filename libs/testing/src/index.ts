/**
 * What a service's `*.int.spec.ts` starts from. Before the spec's imports run, its environment names a database, a topic
 * prefix, an OpenID provider and folders of its own (vitest-setup.ts); servers are shared by all spec files.
 *
 *   import { clock, expectEvent, signIn, startApp, type StartedApp } from '@tomoni/testing';
 *   import { service } from '../service.js';
 *
 *   let running: StartedApp;
 *   beforeAll(async () => { running = await startApp({ name, module: AppModule, config, dataSource: dataSourceOptions }); });
 *   afterAll(() => running.close());
 *   test('…', async () => {
 *     clock.set('2026-04-01T09:00:00+09:00');
 *     const response = await running.inject({ method: 'POST', url: '/…', headers: signIn('officer'), payload: {…} });
 *   });
 *
 * A spec that stops a server starts one of its own: `startPostgres()` … of @tomoni/backing-services.
 */
export { clock, SpecClock } from './clock.js';
export { expectEvent, expectNoEvent } from './events.js';
export { demoGroupIds, people, personRef, type DemoUser, type PersonClaims } from './people.js';
export { schemaDiff } from './schema-diff.js';
export { signIn, specIssuer } from './sign-in.js';
export { startApp, type StartedApp } from './start-app.js';
