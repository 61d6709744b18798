import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startApp } from '@tomoni/testing';
import { beforeAll, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { service } from './service.js';

// Here, because this service publishes, consumes and mails: it exports every metric that alerts are made of.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const root = join(import.meta.dirname, '../../..');
const rules = z.object({ groups: z.array(z.object({ name: z.string(), rules: z.array(z.object({
  alert: z.string(), expr: z.string(), for: z.string().optional(), labels: z.object({ severity: z.enum(['warning', 'critical']) }),
  annotations: z.object({ summary: z.string().min(20), runbook: z.string() }),
})) })) });
const dashboard = z.object({ panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).optional() })) });
const tests = z.object({ tests: z.array(z.object({ alert_rule_test: z.array(z.object({ alertname: z.string(), exp_alerts: z.array(z.unknown()) })) })) });

const text = (path: string) => readFile(join(root, path), 'utf8');
const alerts = async () => rules.parse(parse(await text('deploy/prometheus/tomoni-rules.yml'))).groups.flatMap((group) => group.rules);
const metricsIn = (expr: string) => [...new Set(expr.match(/\btomoni_[a-z_]+/g) ?? [])];

let exported: Map<string, string>;
beforeAll(async () => {
  const app = await startApp(service);
  const { body } = await app.inject('/metrics');
  await app.close();
  exported = new Map([...body.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type = '']) => [name, type]));
});

test('every alert is made of metrics that the services export, and uses counters as counters', async () => {
  const all = await alerts();
  expect(all.length).toBeGreaterThan(10);
  for (const { alert, expr } of all) {
    expect([alert, metricsIn(expr).length]).not.toEqual([alert, 0]);
    for (const name of metricsIn(expr)) {
      expect([alert, name, exported.get(name)]).toEqual([alert, name, expect.stringMatching(/counter|gauge/)]);
      const isCounted = new RegExp(`(rate|increase)\\(${name}\\b`).test(expr);
      expect([alert, name, exported.get(name) === 'counter']).toEqual([alert, name, isCounted]);
    }
  }
});

test('every panel of the dashboard shows metrics that the services export', async () => {
  const { panels } = dashboard.parse(JSON.parse(await text('deploy/grafana/tomoni-events.json')));
  const expressions = panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ title, expr })));
  expect(expressions.length).toBeGreaterThan(20);
  for (const { title, expr } of expressions) for (const name of metricsIn(expr)) expect([title, name, exported.has(name)]).toEqual([title, name, true]);
  const shown = new Set(expressions.flatMap(({ expr }) => metricsIn(expr)));
  for (const { alert, expr } of await alerts()) for (const name of metricsIn(expr)) expect([alert, name, shown.has(name)]).toEqual([alert, name, true]);
});

test('every alert has a runbook that names it and gives commands; no runbook is left over', async () => {
  const used = new Set<string>();
  const index = await text('docs/runbooks/README.md');
  for (const { alert, annotations: { runbook } } of await alerts()) {
    expect([alert, existsSync(join(root, runbook))]).toEqual([alert, true]);
    const page = await text(runbook);
    expect(page.split('\n')[0]).toContain(alert);
    expect(page).toMatch(/npm run events --|psql -c/);
    expect(index).toContain(alert);
    used.add(runbook.slice('docs/runbooks/'.length));
  }
  expect((await readdir(join(root, 'docs/runbooks'))).sort()).toEqual([...used, 'README.md'].sort());
});

test('commands in the runbooks are commands of the tool', async () => {
  for (const page of await readdir(join(root, 'docs/runbooks')))
    for (const [, command = ''] of (await text(`docs/runbooks/${page}`)).matchAll(/npm run events -- ([a-z-]+)/g))
      expect(['tail', 'lag', 'trace', 'verify', 'dead-letters', 'redrive', 'discard', 'replay', 'rebuild']).toContain(command);
});

test('every alert has a unit test in which it fires, and one in which it is silent', async () => {
  const cases = tests.parse(parse(await text('deploy/prometheus/tomoni-rules.test.yml'))).tests.flatMap(({ alert_rule_test: each }) => each);
  for (const { alert } of await alerts()) {
    const of = cases.filter(({ alertname }) => alertname === alert);
    expect([alert, of.some(({ exp_alerts: expected }) => expected.length > 0), of.some(({ exp_alerts: expected }) => expected.length === 0)]).toEqual([alert, true, true]);
  }
});

const run = promisify(execFile);
const promtool = await run('promtool', ['--version']).then(() => true, () => false);

test.runIf(promtool)('Prometheus’ own tool runs these unit tests (where it is installed)', async () => {
  await run('promtool', ['check', 'rules', join(root, 'deploy/prometheus/tomoni-rules.yml')]);
  await run('promtool', ['test', 'rules', join(root, 'deploy/prometheus/tomoni-rules.test.yml')]);
});
