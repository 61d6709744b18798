import { randomUUIDv7 } from 'node:crypto';
import type { PublishedAlert, PublishedVersion } from '../../alerts/published-alerts.service.js';

/** For specs: an alert as `PublishedAlertsService` hands it out. */
export function published(change: Partial<PublishedAlert> = {}, ...told: Partial<PublishedVersion>[]): PublishedAlert {
  const at = new Date('2026-09-05T09:00:00Z');
  const title = { ja: '警戒レベル4 避難指示', easy: 'けいかいレベル4 全員(ぜんいん) にげて ください', en: 'Level 4: Evacuation order' };
  const area = { code: '123421', name: { ja: '見本市', en: 'Sample City' } };
  const alert = {
    id: randomUUIDv7(), kind: 'evacuation', drill: 'normal', fromTelegram: false, category: 'Safety', title, level: 4, status: 'issued', areas: [area],
    issuedAt: at, changedAt: at, effectiveAt: at, expiresAt: new Date('2026-09-06T09:00:00Z'), supersedes: null, ...change,
  } as const;
  const texts = { ja: { where: '見本市全域', action: '早めに安全な場所へ移動してください' } };
  const versions = (told.length > 0 ? told : [{}]).map((part, index): PublishedVersion => ({
    id: randomUUIDv7(), serial: index + 1, action: index === 0 ? 'issue' : 'update', level: alert.level, title: alert.title, areas: alert.areas, effectiveAt: at, expiresAt: alert.expiresAt,
    toldAt: new Date(at.getTime() + index * 600_000), reason: null, texts,
    headline: { ja: '【警戒レベル4 避難指示】見本市全域', easy: '【けいかいレベル4】見本市の ぜんぶ', en: '【Level 4: Evacuation order】All of Sample City' },
    messages: {
      ja: { subject: '【警戒レベル4 避難指示】見本市全域', text: '日時: 2026年9月5日 18:00\n場所: 見本市全域\n行動: 早めに安全な場所へ移動してください\n\n警戒レベル4 避難指示' },
      'ja-easy': { subject: '【けいかいレベル4】', text: 'いつ: 2026年9月5日 18:00\nどこ: 見本市の ぜんぶ\nすること: にげて ください' },
      en: { subject: '【Level 4】', text: 'Time: 5 Sept 2026, 18:00\nPlace: All of Sample City\nWhat to do: Move to a safe place early' },
    },
    ...part,
  }));
  return { ...alert, versions: versions as unknown as PublishedAlert['versions'] };
}
