import { expect, test } from 'vitest';
import { toCloudEvent } from './cloud-event.js';
import { fromHeaders, identifyingHeaders, toHeaders, type OutboxRow } from './envelope.js';
import { fiscalYear } from './outbox/publish.js';

const row: OutboxRow = {
  id: '019a4f00-0000-7000-8000-000000000001', topic: 'pub.participation.grant-award', key: 'award-1', type: 'participation.grant-award.decided.v1',
  payload: '{"title":"祭り 𠮷"}', aggregate_version: '3', occurred_at: '2026-04-01 00:00:00.123456+09', tenant: '011002', visibility: 'pub', data_class: 'C0',
  fiscal_year: '2026', traceparent: null, correlation_id: 'c', causation_id: null, drill: 'normal',
};

test('an event survives the way through headers; a leading zero of the tenant too', () => {
  const headers = toHeaders(row);
  expect(headers).not.toHaveProperty('ce_causationid');
  expect(headers).toMatchObject({ ce_source: '/011002/participation', ce_time: '2026-03-31T15:00:00.123Z', ce_subject: 'award-1' });
  expect(fromHeaders(headers, 'award-1')).toEqual({
    id: row.id, type: row.type, key: 'award-1', time: new Date('2026-03-31T15:00:00.123Z'), tenant: '011002', aggregateVersion: 3,
    correlationId: 'c', drill: 'normal', fiscalYear: 2026,
  });
});

test.each(['ce_id', 'ce_type', 'ce_time', 'ce_tenant'])('without %s it is no event', (name) => {
  const headers = Object.fromEntries(Object.entries(toHeaders(row)).filter(([header]) => header !== name));
  expect(() => fromHeaders(headers, 'k')).toThrow(name);
});

test('the identifying headers alone tell the same event, and the same that is none', () => {
  const headers = toHeaders(row);
  const onlyThose = (from: Record<string, string>) => Object.fromEntries(Object.entries(from).filter(([name]) => identifyingHeaders.has(name)));
  const { id, type, time, tenant, aggregateVersion } = fromHeaders(headers, 'k');
  expect(fromHeaders(onlyThose(headers), 'k')).toMatchObject({ id, type, time, tenant, aggregateVersion });
  for (const name of Object.keys(headers)) {
    const without = Object.fromEntries(Object.entries(headers).filter(([header]) => header !== name));
    const isEvent = (from: Record<string, string>) => { try { return fromHeaders(from, 'k').aggregateVersion; } catch { return 'none'; } };
    expect(isEvent(onlyThose(without))).toBe(isEvent(without));
  }
});

test('structured mode carries the payload and every attribute', () => {
  const record = { topic: row.topic, partition: 0, offset: 0n, key: row.key, value: Buffer.from(row.payload), headers: toHeaders(row), timestamp: 0 };
  expect(toCloudEvent(record)).toMatchObject({ specversion: '1.0', id: row.id, tenant: '011002', personal: 'false', data: { title: '祭り 𠮷' }, datacontenttype: 'application/json' });
  expect(toCloudEvent({ ...record, value: Buffer.from('{') })).toBeUndefined();
  expect(toCloudEvent({ ...record, headers: {} })).toBeUndefined();
});

test.each([
  ['2026-03-31T14:59:59Z', 2025], ['2026-03-31T15:00:00Z', 2026], ['2027-01-01T00:00:00Z', 2026], ['2027-03-31T23:59:59+09:00', 2026], ['2027-04-01T00:00:00+09:00', 2027],
])('%s belongs to the fiscal year %i', (moment, year) => {
  expect(fiscalYear(new Date(moment))).toBe(year);
});
