import { expect, test } from 'vitest';
import { readConfig } from './config.js';

test('it does not start in production unless told explicitly', () => {
  expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(/^NODE_ENV: This identity provider lets anybody be anybody and does not start in production[^\n]*$/);
  expect(() => readConfig({ NODE_ENV: 'production', TOMONI_ALLOW_DEMO_IDENTITY: 'true' })).toThrow('does not start in production');
  expect(readConfig({ NODE_ENV: 'production', TOMONI_ALLOW_DEMO_IDENTITY: 'yes' }).NODE_ENV).toBe('production');
});

test('each wrong variable is named', () => {
  expect(() => readConfig({ PORT: 'many', PUBLIC_URL: 'nowhere', OIDC_CLIENT_SECRETS: '{' })).toThrow(/PORT: .*\nPUBLIC_URL: .*\nOIDC_CLIENT_SECRETS: is not JSON/);
  expect(() => readConfig({ OIDC_CLIENT_SECRETS: '{"notification":"short"}' })).toThrow('OIDC_CLIENT_SECRETS.notification');
});
