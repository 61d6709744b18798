import { Injectable } from '@nestjs/common';
import type { EndpointKind } from '../subscriptions/endpoint.entity.js';

export interface Health { readonly lastWorkedAt: Date | null; readonly lastFailedAt: Date | null; readonly lastFailure: string | null }
const never: Health = { lastWorkedAt: null, lastFailedAt: null, lastFailure: null };

/** How each channel answered this process last. */
@Injectable()
export class ChannelHealth {
  private readonly known = new Map<EndpointKind, Health>();

  worked(kind: EndpointKind): void {
    this.known.set(kind, { ...this.of(kind), lastWorkedAt: new Date() });
  }

  failed(kind: EndpointKind, lastFailure: string): void {
    this.known.set(kind, { ...this.of(kind), lastFailedAt: new Date(), lastFailure });
  }

  of(kind: EndpointKind): Health {
    return this.known.get(kind) ?? never;
  }
}
