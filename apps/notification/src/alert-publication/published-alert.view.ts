import { moment } from '@tomoni/contracts';
import { z } from 'zod';
import type { PublishedAlert, PublishedVersion } from '../alerts/published-alerts.service.js';

const words = z.object({ ja: z.string(), easy: z.string(), en: z.string() });
const message = z.object({ subject: z.string(), text: z.string() });
const alert = {
  id: z.uuid(), drill: z.enum(['normal', 'drill', 'test']), kind: z.string(), category: z.string(), level: z.int().min(1).max(5).nullable(),
  status: z.enum(['issued', 'updated', 'lifted', 'cancelled', 'expired']), standing: z.boolean(),
  title: words, headline: words, areas: z.array(z.object({ code: z.string(), name: z.object({ ja: z.string(), en: z.string() }) })),
  issuedAt: moment, changedAt: moment, effectiveAt: moment, expiresAt: moment, supersedes: z.uuid().nullable(), reason: z.string().nullable(),
  /** Where more stands, seen from the folder of the list: /alerts/, or /alerts/drills/. */
  links: z.object({ html: z.string(), json: z.string(), map: z.string().nullable(), cap: z.string() }),
};
/** By variant: ja, ja-easy and en are always there; the first three lines of a text are time, place and action. */
const texts = z.record(z.string(), message);
const version = z.object({
  id: z.uuid(), serial: z.int(), action: z.enum(['issue', 'update', 'correct', 'lift', 'cancel']), level: z.int().nullable(),
  areas: z.array(z.string()), effectiveAt: moment, toldAt: moment, headline: words, texts, reason: z.string().nullable(), cap: z.string(),
});

const id = '019a4f00-0000-7000-8000-0000000000a1';
const versionId = '019a4f00-0000-7000-8000-0000000000a2';
const title = { ja: '警戒レベル4 避難指示', easy: 'けいかいレベル4 全員(ぜんいん) にげて ください', en: 'Level 4: Evacuation order' };
const headline = { ja: `【${title.ja}】見本市全域`, easy: `【${title.easy}】見本市(みほんし)`, en: `【${title.en}】Sample City` };
const exampleTexts = { ja: { subject: headline.ja, text: '日時: 2026年6月30日 18:00\n場所: 見本市全域\n行動: 早めに安全な場所へ移動してください' } };
const example = {
  id, drill: 'normal' as const, kind: 'evacuation', category: 'Safety', level: 4, status: 'issued', standing: true, title, headline, areas: [{ code: '123421', name: { ja: '見本市', en: 'Sample City' } }],
  issuedAt: '2026-06-30T09:00:00.000Z', changedAt: '2026-06-30T09:00:00.000Z', effectiveAt: '2026-06-30T09:00:00.000Z', expiresAt: '2026-07-01T09:00:00.000Z', supersedes: null, reason: null,
  links: { html: `public/${id}.html`, json: `public/${id}.json`, map: `public/${id}.svg`, cap: `cap/${versionId}.xml` },
};

export const ActiveAlertsView = z
  .object({
    city: z.object({ code: z.string(), name: z.string() }),
    /** When the database last said so. */
    asOf: moment,
    /** False where the newest alone fill the page: the others are without texts, or only counted. */
    complete: z.boolean(), left: z.int(),
    alerts: z.array(z.object({ ...alert, texts: texts.optional() })),
  })
  .meta({
    id: 'ActiveAlerts', description: '発表中と、24時間以内に終わった緊急情報。訓練は/alerts/drills/にだけある / alerts that stand, and that ended within a day; drills are under /alerts/drills/ alone',
    example: { city: { code: '123421', name: '見本市' }, asOf: '2026-06-30T09:01:00.000Z', complete: true, left: 0, alerts: [{ ...example, texts: exampleTexts }] },
  });
export const PublishedAlertView = z.object({ ...alert, texts, versions: z.array(version) }).meta({
  id: 'PublishedAlert', description: '一つの緊急情報と、その全ての版 / one alert with everything that was told of it',
  example: {
    ...example, texts: exampleTexts,
    versions: [{ id: versionId, serial: 1, action: 'issue', level: 4, areas: ['123421'], effectiveAt: example.effectiveAt, toldAt: example.issuedAt, headline, texts: exampleTexts, reason: null, cap: example.links.cap }],
  },
});
export type ActiveAlerts = z.input<typeof ActiveAlertsView>;
type Shown = ActiveAlerts['alerts'][number];

export const isStanding = ({ status }: Pick<PublishedAlert, 'status'>): boolean => status === 'issued' || status === 'updated';
export const lastOf = ({ versions }: PublishedAlert): PublishedVersion => versions.at(-1) ?? versions[0];

/** What stands first, the highest level first, then what was told last. */
export function inOrder(alerts: readonly PublishedAlert[]): PublishedAlert[] {
  const rank = (one: PublishedAlert): number => (isStanding(one) ? 10 + (one.level ?? 0) : 0);
  return alerts.toSorted((one, other) => rank(other) - rank(one) || other.changedAt.getTime() - one.changedAt.getTime());
}

export function shown(alert: PublishedAlert, hasMap: boolean): Shown {
  const last = lastOf(alert);
  return {
    id: alert.id, drill: alert.drill, kind: alert.kind, category: alert.category, level: alert.level, status: alert.status, standing: isStanding(alert), title: alert.title,
    headline: last.headline, areas: alert.areas.map(({ code, name }) => ({ code, name })), issuedAt: alert.issuedAt, changedAt: alert.changedAt,
    effectiveAt: alert.effectiveAt, expiresAt: alert.expiresAt, supersedes: alert.supersedes, reason: last.reason,
    links: { html: `public/${alert.id}.html`, json: `public/${alert.id}.json`, map: hasMap ? `public/${alert.id}.svg` : null, cap: `cap/${last.id}.xml` },
  };
}

/** A whole document no larger than `limit` bytes: what does not fit is without texts, then only counted. */
export function activeJson(city: { code: string; name: string }, asOf: Date, alerts: readonly PublishedAlert[], limit: number, hasMap: (alert: PublishedAlert) => boolean): string {
  const document: ActiveAlerts = { city, asOf: asOf, complete: true, left: 0, alerts: [] };
  let bytes = Buffer.byteLength(JSON.stringify(document)) + 20;
  for (const alert of inOrder(alerts)) {
    const short = shown(alert, hasMap(alert));
    const forms: Shown[] = document.complete ? [{ ...short, texts: lastOf(alert).messages }, short] : [short];
    const fitting = forms.find((form) => bytes + Buffer.byteLength(JSON.stringify(form)) + 1 <= limit);
    if (!fitting?.texts) document.complete = false;
    if (!fitting) document.left += 1;
    else {
      document.alerts.push(fitting);
      bytes += Buffer.byteLength(JSON.stringify(fitting)) + 1;
    }
  }
  return JSON.stringify(document);
}

export function alertJson(alert: PublishedAlert, hasMap: boolean): string {
  const document: z.input<typeof PublishedAlertView> = {
    ...shown(alert, hasMap), texts: lastOf(alert).messages,
    versions: alert.versions.map(({ id, serial, action, level, areas, effectiveAt, toldAt, headline, messages, reason }) => ({
      id, serial, action, level, areas: areas.map(({ code }) => code), effectiveAt: effectiveAt, toldAt: toldAt, headline, texts: messages, reason, cap: `cap/${id}.xml`,
    })),
  };
  return JSON.stringify(document);
}
