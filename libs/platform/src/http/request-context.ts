import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUIDv7 } from 'node:crypto';
import type { Caller } from '../auth/caller.js';
import type { Route } from './route.js';
import type { Language } from './language.js';

const storage = new AsyncLocalStorage<RequestContext>();
const ofRequest = new WeakMap<object, RequestContext>();

/** What is known about the request that is being served; everything below a handler may ask for it. */
export class RequestContext {
  caller?: Caller;
  route?: Route;
  readonly correlationId: string = randomUUIDv7();

  constructor(readonly language: Language) {}

  static of(request: object): RequestContext {
    const context = ofRequest.get(request);
    if (!context) throw new Error('The request has not passed the platform’s hooks');
    return context;
  }
  static current(): RequestContext | undefined {
    return storage.getStore();
  }
}
