import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/** Knows every address of the service, so that a wrong method is told from an unknown address. */
export class KnownAddresses {
  private readonly addresses = new Map<string, { pattern: RegExp; methods: Set<string> }>();

  constructor(server: FastifyInstance) {
    server.addHook('onRoute', ({ url, method }) => {
      const known = this.addresses.get(url) ?? { pattern: patternOf(url), methods: new Set() };
      [method].flat().forEach((name) => known.methods.add(name));
      this.addresses.set(url, known);
    });
  }

  /** 405 with `Allow` where another method would do, else 404. */
  problemOf({ url, method }: FastifyRequest): Problem {
    const path = url.split('?', 1)[0] ?? '';
    const methods = new Set([...this.addresses.values()].filter(({ pattern }) => pattern.test(path)).flatMap((known) => [...known.methods]));
    methods.delete('OPTIONS');
    return methods.size > 0 && !methods.has(method) ? new Problem('method-not-allowed', { headers: { Allow: [...methods].sort().join(', ') } }) : new Problem('not-found');
  }
}

const patternOf = (url: string): RegExp =>
  new RegExp(`^${url.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))).join('/')}/?$`);
