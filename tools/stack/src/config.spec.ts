import { CannotStart } from '@tomoni/backing-services';
import { expect, test } from 'vitest';
import { readConfig } from './config.js';

test('without any variable all servers are ours', () => {
  const { own, ports, home } = readConfig({});
  expect(own).toEqual({ postgres: undefined, kafka: undefined, redis: undefined, smtp: undefined, issuer: undefined });
  expect(ports.find(({ name }) => name === 'participation')).toEqual({ name: 'participation', usual: 4102, variable: 'PARTICIPATION_PORT', wanted: undefined });
  expect(home).toMatch(/\.tomoni$/);
});

test('empty variables count as missing', () => {
  expect(readConfig({ DATABASE_URL: '', PARTICIPATION_PORT: '' }).own.postgres).toBeUndefined();
});

test('the administrator’s database address never reaches an app', () => {
  const { own, inherited } = readConfig({ DATABASE_URL: 'postgres://admin:secret@db/tomoni', LOG_LEVEL: 'debug' });
  expect(own.postgres).toBe('postgres://admin:secret@db/tomoni');
  expect(inherited).toEqual({ LOG_LEVEL: 'debug' });
});

test.each([
  [{ PARTICIPATION_PORT: '70000' }, 'PARTICIPATION_PORT'],
  [{ DATABASE_URL: 'mysql://db' }, 'DATABASE_URL'],
  [{ KAFKA_BROKERS: 'kafka' }, 'KAFKA_BROKERS: expected host:port'],
  [{ OIDC_ISSUER: 'example.jp', REDIS_URL: 'x' }, /REDIS_URL.*\n.*OIDC_ISSUER|OIDC_ISSUER.*\n.*REDIS_URL/],
])('%o is refused by name', (env, sentence) => {
  expect(() => readConfig(env)).toThrow(CannotStart);
  expect(() => readConfig(env)).toThrow(sentence);
});
