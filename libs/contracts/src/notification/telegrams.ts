import { z } from 'zod';
import { defineEvent } from '../event.js';
import { civilDate, code, idOf, lgCode } from '../values.js';

export const telegramReceived = defineEvent({
  type: 'notification.telegram.received.v1',
  visibility: 'int',
  dataClass: 'C0',
  key: 'telegramId',
  payload: z.object({
    telegramId: idOf('電文', 'telegram'),
    status: code.describe('読めたか（taken、duplicate、refused） / whether it was understood'),
    effectiveOn: civilDate.describe('届いた日 / the day it came'),
    lgCode,
    source: code.describe('どこから届いたか / where it came from'),
    telegramKind: z.string().regex(/^([A-Z]{4}(\d{2})?)?$/).describe('電文の種類（VPWW55など、読めないときは空） / code of the kind of telegram; empty when it was not understood'),
    decision: code.describe('どう扱うか（auto-issue、draft、record など） / what is done about it'),
    reason: code.describe('その理由 / why'),
    level: z.int().min(0).max(5).describe('警戒の段階（なければ0） / level, 0 for none'),
    drill: code.describe('本番・訓練・試験 / normal, drill or test'),
  }),
  example: {
    telegramId: '019a4f00-0000-7000-8000-0000000000f1', status: 'taken', effectiveOn: '2026-06-22', lgCode: '123421', source: 'extra', telegramKind: 'VPWW55',
    decision: 'auto-issue', reason: 'mapped', level: 4, drill: 'normal',
  },
  summary: { ja: '外部から防災の電文を受け取った', en: 'A telegram about a hazard arrived' },
});
