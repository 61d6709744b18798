import { z } from 'zod';
import { defineEvent } from '../event.js';
import { areaCode, code, idOf } from '../values.js';

// Counts for the reach of announcements (domain.md N2): neither an address nor an id that could follow somebody from event to event.
const subscriptionId = idOf('この登録のこのできごと限り', 'happening, made for this one event');
const payload = z.object({
  subscriptionId,
  topic: code,
  areas: z.array(areaCode).describe('対象地域（空は市全体） / empty: the whole city'),
  kind: code.describe('宛先の種類 / kind of endpoint: mail, sms, push, messaging-app'),
});
const example = { subscriptionId: '019a4f00-0000-7000-8000-0000000000b1', topic: 'safety', areas: [], kind: 'mail' };

export const subscriptionConfirmed = defineEvent({
  type: 'notification.subscription.confirmed.v1',
  visibility: 'int',
  dataClass: 'C1',
  key: 'subscriptionId',
  payload,
  example,
  summary: { ja: '分野のお知らせの登録が確認された', en: 'Somebody subscribed to a topic' },
});

export const subscriptionCancelled = defineEvent({
  type: 'notification.subscription.cancelled.v1',
  visibility: 'int',
  dataClass: 'C1',
  key: 'subscriptionId',
  payload,
  example,
  summary: { ja: '分野のお知らせの登録が取り消された', en: 'Somebody stopped a topic' },
});
