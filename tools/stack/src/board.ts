import { EventEmitter } from 'node:events';
import type { ServiceState, Watcher } from './supervised.js';

/** One line of what runs: a backing server, an app, or a server of the user's own. */
export interface ServiceView {
  name: string;
  kind: 'server' | 'app';
  /** Where it answers; what a browser can open begins with http. */
  address: string;
  /** Path of the API reference, for what has one. */
  reference?: string | undefined;
  does: { ja: string; en: string };
  state: ServiceState | 'waiting' | 'own';
  /** Why it is in this state, when there is more to say. */
  detail: string;
  /** Starts after a crash. */
  restarts: number;
}

/** What everybody who shows the platform looks at: the terminal and the start page. */
export class Board extends EventEmitter<{ changed: [ServiceView] }> implements Watcher {
  private readonly services = new Map<string, ServiceView>();
  /** True from the moment every service is ready and the city is seeded. */
  private ready = false;

  get all(): readonly ServiceView[] {
    return [...this.services.values()];
  }

  get isReady(): boolean {
    return this.ready;
  }

  add(service: Pick<ServiceView, 'name' | 'kind' | 'address' | 'reference' | 'does'>, state: 'waiting' | 'own' = 'waiting'): void {
    this.services.set(service.name, { ...service, state, detail: '', restarts: 0 });
  }

  changed(name: string, state: ServiceState, detail = ''): void {
    const service = this.services.get(name);
    if (!service) return;
    if (state === 'restarting') service.restarts += 1;
    Object.assign(service, { state, detail });
    this.emit('changed', service);
  }

  becameReady(): void {
    this.ready = true;
  }
}
