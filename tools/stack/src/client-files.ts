import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { checkout } from './config.js';

const client = join(checkout, 'libs/client');

export const documentFile = (service: string) => join(client, 'openapi', `${service}.json`);
export const typesFile = (service: string) => join(client, 'src', `${service}.ts`);

/** A service's OpenAPI document without what differs between machines: its address and the provider's. */
export async function fetchDocument(url: string): Promise<OpenAPI3> {
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as OpenAPI3;
  delete document.servers;
  return JSON.parse(JSON.stringify(document, (name, value: unknown) => (name === 'openIdConnectUrl' ? '/.well-known/openid-configuration' : value))) as OpenAPI3;
}

export function readDocument(service: string): OpenAPI3 {
  return JSON.parse(readFileSync(documentFile(service), 'utf8')) as OpenAPI3;
}

/** What libs/client's Session adds by itself: nobody should have to. */
const added = new Set(['accept-language', 'idempotency-key', 'if-match', 'tomoni-position']);

/** The text of `libs/client/src/<service>.ts`. */
export async function typesOf(document: OpenAPI3): Promise<string> {
  const lean = structuredClone(document);
  for (const operations of Object.values(lean.paths ?? {})) {
    for (const operation of Object.values(operations) as { parameters?: { in?: string; name?: string }[] }[]) {
      operation.parameters = operation.parameters?.filter(({ in: place, name = '' }) => place !== 'header' || !added.has(name.toLowerCase())) ?? [];
    }
  }
  const types = astToString(await openapiTS(lean, { alphabetize: true }));
  return `/* eslint-disable max-lines -- generated from ../openapi: npm run client:generate */\n${types}`;
}
