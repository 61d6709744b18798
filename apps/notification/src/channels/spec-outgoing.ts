import { randomUUID } from 'node:crypto';
import type { Outgoing } from '../dispatches/endpoint-sender.service.js';

/** For specs: one message of one dispatch to one address. */
export const outgoingTo = (address: string, change: Partial<Outgoing> = {}): Outgoing => ({
  dispatchId: randomUUID(), endpointId: randomUUID(), subscriberId: randomUUID(), lane: 'campaign', drill: 'normal', variant: 'ja', address,
  message: { subject: '図書館の休館', text: '6月20日は休館します。\n\nhttps://city.example.jp/announcements/1' }, ...change,
});
export const running: AbortSignal = new AbortController().signal;
