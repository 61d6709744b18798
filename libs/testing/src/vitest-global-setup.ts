import type { TestProject } from 'vitest/node';
import { startTestServices, type TestServices } from './test-services.js';

declare module 'vitest' {
  interface ProvidedContext {
    services: TestServices;
  }
}

/** Servers for one run of Vitest, unless `npm test` has started them for all runs. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...services } = await startTestServices();
  project.provide('services', services);
  return stop;
}
