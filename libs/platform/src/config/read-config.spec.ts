import { expect, test } from 'vitest';
import { z } from 'zod';
import { InvalidConfig, parseConfig } from './read-config.js';
import { serviceVariables, variables } from './variables.js';

const shape = { ...serviceVariables({ name: 'participation', port: 3001 }), PARTICIPATION_URL: variables.address };
const good = {
  TENANT: '123421', DATABASE_URL: 'postgres://participation:x@127.0.0.1:5432/tomoni', DATABASE_MIGRATION_URL: 'postgres://participation_migrator:x@127.0.0.1:5432/tomoni',
  KAFKA_BROKERS: '127.0.0.1:9092,127.0.0.1:9093', REDIS_URL: 'redis://127.0.0.1:6379', OIDC_ISSUER: 'http://127.0.0.1:3000/', PARTICIPATION_URL: 'http://127.0.0.1:3001',
};

test('what is not said has its default', () => {
  expect(parseConfig(shape, { ...good, SMTP_URL: 'not ours', LOG_LEVEL: '' })).toMatchObject({
    PORT: 3001, HOST: '127.0.0.1', TOMONI_ROLES: ['http', 'consumer', 'relay'], OIDC_AUDIENCE: 'participation', OIDC_ISSUER: 'http://127.0.0.1:3000', OIDC_ALGORITHMS: ['ES256'], LOG_LEVEL: 'info', CORS_ORIGINS: [],
  });
});

test('every variable that is missing or wrong has one line, which never shows its value', () => {
  const bad = { ...good, PORT: '99999', TENANT: '123420', TOMONI_ROLES: 'http,everything', REDIS_URL: undefined, OIDC_CLIENT_SECRET: 'hunter', DATABASE_URL: 'mysql://root:hunter2@x' };
  const refused = (): unknown => {
    try {
      return parseConfig(shape, bad);
    } catch (error) {
      return error;
    }
  };
  const error = refused();
  expect(error).toBeInstanceOf(InvalidConfig);
  const { lines, message } = error as InvalidConfig;
  expect(lines.map((line) => line.trim().split(':')[0])).toEqual(['PORT', 'TOMONI_ROLES', 'TENANT', 'DATABASE_URL', 'REDIS_URL', 'OIDC_CLIENT_SECRET']);
  expect(lines.find((line) => line.includes('REDIS_URL'))).toContain('is missing');
  expect(message).not.toMatch(/hunter/);
});

test('two mistakes in one variable are one line', () => {
  expect(() => parseConfig({ LIST: z.string().min(5).regex(/^x/) }, { LIST: 'a' })).toThrow(expect.objectContaining({ lines: [expect.stringMatching(/^ {2}LIST: /)] }) as Error);
});
