import type { PostKind } from '../announcements/channel-publisher.service.js';
import type { Message, Messages, TextVariant } from '../dispatches/dispatch.entity.js';
import type { StoredAnnouncement } from './channel-post.entity.js';

const prefixes: Readonly<Record<Exclude<PostKind, 'published'>, Readonly<Record<TextVariant, string>>>> = {
  corrected: { ja: '【訂正】', 'ja-easy': '【なおしました】', en: 'Corrected: ', zh: '【更正】', ko: '[정정] ', pt: 'Corrigido: ', vi: 'Đính chính: ' },
  withdrawn: { ja: '【取り下げ】', 'ja-easy': '【とりけします】', en: 'Withdrawn: ', zh: '【撤回】', ko: '[철회] ', pt: 'Retirado: ', vi: 'Đã rút lại: ' },
};

/** What subscribers read: the words without markup, then the page. Of what was withdrawn only the title and why. */
export function messagesOf({ variants, note, url }: StoredAnnouncement, kind: PostKind): Messages {
  const messages = Object.entries(variants).map(([variant, { title, text }]): [string, Message] => [variant, {
    subject: `${kind === 'published' ? '' : prefixes[kind][variant as TextVariant]}${title}`.replace(/\s+/g, ' ').trim(),
    text: [kind === 'published' ? null : note, kind === 'withdrawn' ? null : text.trim(), url].filter(Boolean).join('\n\n'),
  }]);
  return Object.fromEntries(messages) as Messages;
}

/** What a partner reads. */
export function partnerDataOf(announcement: StoredAnnouncement, kind: PostKind): unknown {
  if (kind !== 'withdrawn') return announcement;
  const variants = Object.fromEntries(Object.entries(announcement.variants).map(([variant, { title }]) => [variant, { title }]));
  return { ...announcement, variants };
}
