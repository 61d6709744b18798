import { CitySettings, Problem, type FieldError } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { checkText } from '../accessibility/accessibility.service.js';
import type { Finding } from '../accessibility/finding.view.js';
import type { NotificationSettings } from '../city-settings.js';
import type { TextVariant } from '../dispatches/dispatch.entity.js';
import { AnnouncementAttachment } from './announcement-attachment.entity.js';
import { languagesOf, type Announcement } from './announcement.entity.js';

const languages: Readonly<Record<TextVariant, { ja: string; en: string }>> = {
  ja: { ja: '日本語', en: 'Japanese' }, 'ja-easy': { ja: 'やさしい日本語', en: 'plain Japanese' }, en: { ja: '英語', en: 'English' }, zh: { ja: '中国語', en: 'Chinese' },
  ko: { ja: '韓国・朝鮮語', en: 'Korean' }, pt: { ja: 'ポルトガル語', en: 'Portuguese' }, vi: { ja: 'ベトナム語', en: 'Vietnamese' },
};

/** What stands between an announcement and the public. */
@Injectable()
export class AnnouncementChecksService {
  constructor(private readonly settings: CitySettings) {}

  /** Everything that is found, errors and warnings: missing languages, each text, each attachment. */
  async of(tx: EntityManager, announcement: Announcement): Promise<Finding[]> {
    const [{ 'notification.required-variants': required }, attachments] = await Promise.all([
      (this.settings as NotificationSettings).today(tx), tx.find(AnnouncementAttachment, { where: { announcementId: announcement.id, removedAt: IsNull() }, order: { id: 'ASC' } }),
    ]);
    const wanted = new Set([...required.always, ...(required.byCategory[announcement.category] ?? [])]);
    return [
      ...[...wanted].flatMap((variant) => (announcement.variants[variant]?.html ? [] : [missing(variant)])),
      ...languagesOf(announcement.variants).flatMap((variant) => checkText(variant, announcement.variants[variant]?.html ?? '')),
      ...attachments.flatMap(ofAttachment),
      ...imagesWithoutFile(announcement, attachments),
    ];
  }

  /** @throws Problem 422 with every error, each with its place and what to do */
  async require(tx: EntityManager, announcement: Announcement): Promise<void> {
    const findings = await this.of(tx, announcement);
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length === 0) return;
    throw new Problem('unprocessable', {
      detail: { ja: `公開前の点検で${errors.length}件の問題が見つかりました。直してから公開してください。`, en: `The checks before publication found ${errors.length} problems. Put them right, then publish.` },
      errors: errors.slice(0, 100).map(fieldError),
      members: { code: 'checks-failed', findings: findings.slice(0, 200) },
    });
  }
}

function fieldError({ variant, path, code, excerpt, text }: Finding): FieldError {
  const pointer = code === 'variant-missing' ? `#/variants/${variant}` : variant ? `#/variants/${variant}/html` : `#/attachments/${path}`;
  const where = variant && path ? `（${path}「${excerpt}」）` : '';
  return { in: 'body', pointer, code, detail: { ja: `${text.ja}${where}`, en: `${text.en}${where && ` (${path}: “${excerpt}”)`}` } };
}

const missing = (variant: TextVariant): Finding => ({
  code: 'variant-missing', severity: 'error', variant, path: '', excerpt: '',
  text: { ja: `${languages[variant].ja}の文章がありません。この分野のお知らせには必要です。`, en: `There is no text in ${languages[variant].en}; announcements of this category need one.` },
});

function ofAttachment({ id: path, name: excerpt, scan, tagged, htmlTwin }: AnnouncementAttachment): Finding[] {
  const error = (code: string, ja: string, en: string): Finding => ({ code, severity: 'error', variant: null, path, excerpt, text: { ja, en } });
  return [
    ...(scan === 'infected' ? [error('attachment-infected', `添付「${excerpt}」からウイルスが見つかりました。外してください。`, `A virus was found in “${excerpt}”. Remove it.`)] : []),
    ...(scan === 'not-scanned' ? [error('attachment-not-scanned', `添付「${excerpt}」はウイルス検査が済んでいないため、誰も開けません。検査をやり直してください。`, `“${excerpt}” has not been scanned, so nobody could open it. Scan it again.`)] : []),
    ...(tagged === false && htmlTwin === null
      ? [error('pdf-not-tagged', `添付「${excerpt}」はタグ付きPDFではないため、読み上げソフトで読めません。タグを付けて作り直すか、同じ内容をHTMLで示してください。`, `“${excerpt}” is not a tagged PDF; a screen reader cannot read it. Make it again with tags, or name an HTML page with the same content.`)]
      : []),
  ];
}

function imagesWithoutFile({ id, variants }: Announcement, attachments: readonly AnnouncementAttachment[]): Finding[] {
  const known = new Set(attachments.map((attachment) => `/announcements/${id}/attachments/${attachment.id}`));
  return Object.entries(variants).flatMap(([variant, { html }]) =>
    [...html.matchAll(/<img[^>]*\ssrc="([^"]*)"/g)].flatMap(([, src = '']): Finding[] =>
      known.has(src) ? [] : [{
        code: 'image-not-attached', severity: 'error', variant: variant as TextVariant, path: '', excerpt: src.slice(0, 120),
        text: { ja: '本文の画像が、このお知らせの添付ファイルにありません。画像を添付してから、そのアドレスを使ってください。', en: 'An image of the text is not among the attachments. Attach it, then use its address.' },
      }]));
}
