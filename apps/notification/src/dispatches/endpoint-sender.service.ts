import type { Drill } from '@tomoni/messaging';
import { Injectable } from '@nestjs/common';
import type { EndpointKind } from '../subscriptions/endpoint.entity.js';
import type { Lane, Message, TextVariant } from './dispatch.entity.js';

/** One message to one endpoint, ready to go out. */
export interface Outgoing {
  readonly dispatchId: string;
  readonly endpointId: string;
  readonly subscriberId: string;
  readonly lane: Lane;
  readonly drill: Drill;
  readonly variant: TextVariant;
  /** Opened for this one hand-over: kept nowhere, logged nowhere. */
  readonly address: string;
  /** What is read: 【訓練】 or 【試験】 already stand in it. The same object for all who read the same text. */
  readonly message: Message;
}

/**
 * What became of one hand-over. `lost`: it was on its way when the connection broke, so it may have been taken: nobody sends
 * it again by itself. `gone`: the endpoint exists no more. `away`: nothing was sent, and the cause is not this message, so it
 * is tried again uncounted and the gateway rests. `not-begun`: nothing was tried.
 */
export type HandOver =
  | { readonly outcome: 'handed' }
  | { readonly outcome: 'try-later' | 'refused'; /** What the gateway answered (SMTP or HTTP status). */ readonly code?: number }
  | { readonly outcome: 'gone' | 'address-invalid' | 'lost' | 'away' | 'not-begun' };

/**
 * Port to one kind of endpoint: mail, SMS, push, messaging app. The engine calls `send` for small batches of one dispatch, on
 * one gateway, each already committed as `handing`; a process that dies inside leaves `unknown`.
 */
export abstract class EndpointSender {
  abstract readonly kind: EndpointKind;

  /** Hands all of them over; never throws. @param stopped asked before each: what was not begun is answered `not-begun` @param gateway whose rules hold for all of them @returns in the order of `batch` */
  abstract send(batch: readonly Outgoing[], stopped: AbortSignal, gateway?: string): Promise<HandOver[]>;
}

/** Which kinds of endpoints can be sent to in this process. Another slice registers its sender in `onModuleInit`. */
@Injectable()
export class EndpointSendersService {
  private readonly senders = new Map<EndpointKind, EndpointSender>();

  register(sender: EndpointSender): void {
    if (this.senders.has(sender.kind)) throw new Error(`There is a sender for ${sender.kind} already`);
    this.senders.set(sender.kind, sender);
  }

  of(kind: EndpointKind): EndpointSender | undefined {
    return this.senders.get(kind);
  }

  get kinds(): readonly EndpointKind[] {
    return [...this.senders.keys()];
  }
}
