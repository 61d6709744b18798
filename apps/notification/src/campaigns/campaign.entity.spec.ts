import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthsBefore } from './birth-months.js';
import { Campaign, type CampaignContent } from './campaign.entity.js';
import { campaignProcedure } from './campaign.procedure.js';
import { textErrors, widthOf } from './campaign-text.js';
import { quietNote } from './quiet-note.js';
import { shownParts, type ShownCount } from '../small-counts.js';

const now = new Date('2026-06-20T10:00:00+09:00');
const content: CampaignContent = {
  title: '健診', messages: { ja: { subject: '健診', text: 'お知らせ' } }, topics: ['childcare'], areas: [], kinds: null, childMonths: null, childAgeMonths: null, scheduledAt: null,
};
const everything = ['campaigns:write', 'campaigns:approve', 'campaigns:operate'];
const person = (sub: string, scopes = everything) => ({ sub, scopes, roles: [], kind: 'staff' as const, groups: [], assurance: 3 });
const deedOf = (sub: string) => ({ caller: person(sub), now });

test('whoever wrote a word of it never approves it, and what is sent was approved as it stands', () => {
  const deed = fc.record({ sub: fc.constantFrom('a', 'b', 'c'), action: fc.constantFrom('edit', 'approve', 'queue', 'start', 'complete', 'resend', 'stop', 'withdraw') });
  fc.assert(fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
    const campaign = Campaign.draft(content, deedOf('a'));
    const writers = new Set(['a']);
    let approvedText: unknown;
    deeds.forEach(({ sub, action }, index) => {
      const before = JSON.stringify(campaign);
      try {
        if (action === 'edit') {
          campaign.edit({ ...content, title: `text ${index}` }, deedOf(sub));
          writers.add(sub);
          expect(campaign).toMatchObject({ status: 'draft', approvedBy: null });
        } else if (action === 'approve') {
          campaign.approve(deedOf(sub));
          expect(writers.has(sub)).toBe(false);
          approvedText = campaign.title;
        } else if (action === 'queue') campaign.queue(deedOf(sub));
        else if (action === 'start') campaign.start('d', now);
        else if (action === 'complete') campaign.complete(now);
        else if (action === 'resend') campaign.resend(deedOf(sub));
        else if (action === 'stop') campaign.stop(deedOf(sub));
        else campaign.withdraw(deedOf(sub));
      } catch (error) {
        expect((error as Error).name).toBe('NotAllowed');
        expect(JSON.stringify(campaign)).toBe(before);
      }
      if (['queued', 'sending', 'done'].includes(campaign.status)) expect(campaign.title).toBe(approvedText);
    });
  }));
});

test('without the scope nothing can be done, and a person can never act as the schedule', () => {
  const campaign = Campaign.draft(content, deedOf('a'));
  expect(campaign.actions({ caller: person('z', []), now })).toEqual([]);
  campaign.approve(deedOf('b'));
  campaign.queue(deedOf('a'));
  expect(campaign.actions(deedOf('a')).map(({ name }) => name)).toEqual(['stop', 'withdraw']);
  expect(campaignProcedure.refusal(campaign, 'start', { caller: person('z'), now, context: campaign })?.reason).toBe('role');
});

test('what has been scheduled for a moment that passed is not queued', () => {
  const campaign = Campaign.draft({ ...content, scheduledAt: new Date('2026-06-20T09:59:00+09:00') }, deedOf('a'));
  campaign.approve(deedOf('b'));
  expect(() => { campaign.queue(deedOf('b')); }).toThrow('in-the-past');
});

test('an age becomes the month of birth of whoever reaches it this month', () => {
  expect(monthsBefore('2026-05', 4)).toBe('2026-01');
  expect(monthsBefore('2026-05', 5)).toBe('2025-12');
  expect(monthsBefore('2026-05', 0)).toBe('2026-05');
  expect(monthsBefore('2026-01', 36)).toBe('2023-01');
  const audience = Campaign.draft({ ...content, childAgeMonths: 4 }, deedOf('a')).audience('2026-06-01');
  expect(audience).toMatchObject({ childMonths: ['2026-02'] });
});

const rules = { characters: 10, domains: ['city.example.jp'] };
const codesOf = (subject: string, text: string) => textErrors({ ja: { subject, text } }, rules).map(({ pointer, code }) => `${pointer.split('/').at(-1)} ${code}`);

test.each([
  ['a second header in the subject', 'お知らせ\r\nBcc: x@example.jp', 'a', ['subject control-character']],
  ['a NUL', 'お知らせ', 'a\0', ['text control-character']],
  ['text that turns its direction', 'お知らせ\u202e', 'a', ['subject control-character']],
  ['an unclosed place', 'お知らせ', '{{name', ['text placeholder']],
  ['somebody’s name as a place', '{{name}} 様', 'a', ['subject placeholder']],
  ['nothing but spaces', ' ', '　', ['subject empty', 'text empty']],
  ['too much', '件名', 'あ'.repeat(11), ['text too-long']],
  ['as much as there may be', '件名', `${'あ'.repeat(5)}0123456789`, []],
])('%s', (_, subject, text, expected) => {
  expect(codesOf(subject, text)).toEqual(expected);
});

test.each([
  ['https://city.example.jp/x', true], ['http://www.city.example.jp', true], ['https://CITY.example.jp/', true],
  ['https://example.com/', false], ['https://city.example.jp.example.com/', false], ['https://notcity.example.jp/', false], ['https://city.example.jp@example.com/', false],
  ['www.example.com', false], ['ftp://city.example.jp/', false], ['javascript://city.example.jp/%0aalert(1)', false], ['https://[', false],
])('a link to %s: %s', (address, allowed) => {
  const errors = textErrors({ ja: { subject: '件名', text: `見る: ${address}` } }, { ...rules, characters: 500 });
  expect(errors.length === 0).toBe(allowed);
  if (!allowed && address.length > 8) expect(errors[0]?.detail.en).toContain(address.slice(0, 10));
});

test('any text is judged, none breaks the check', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (subject, text) => {
    expect(widthOf(text)).toBeLessThanOrEqual(Math.ceil([...text].length));
    textErrors({ ja: { subject, text } }, rules);
  }));
});

/** What a count may be that is shown so. */
const possible = (count: ShownCount): number[] => (count === '<5' ? [1, 2, 3, 4] : count === 0 ? [0] : [0, 1, 2, 3, 4].map((more) => count + more));

test('no count below five is ever shown, nor can one be worked out from the others', () => {
  fc.assert(fc.property(fc.dictionary(fc.constantFrom('mail', 'sms', 'push', 'app'), fc.nat(12)), (counts) => {
    const { total, parts } = shownParts(counts);
    const worlds = Object.values(parts).reduce<number[][]>((all, part) => all.flatMap((world) => possible(part ?? 0).map((count) => [...world, count])), [[]])
      .filter((world) => possible(total).includes(world.reduce((sum, count) => sum + count, 0)));
    Object.values(parts).forEach((part, index) => {
      if (part === '<5') expect(new Set(worlds.map((world) => world[index])).size).toBeGreaterThan(1);
    });
  }));
});

test('quiet hours are explained, over midnight too', () => {
  const night = { from: '21:00', until: '07:00' };
  const at = (time: string) => new Date(`2026-06-20T${time}:00+09:00`);
  expect(['20:59', '21:00', '23:30', '06:59', '07:00'].map((time) => quietNote(at(time), night) !== null)).toEqual([false, true, true, true, false]);
  expect(quietNote(at('12:30'), { from: '12:00', until: '13:00' })?.ja).toContain('13:00から');
  expect(quietNote(at('12:30'), { from: '07:00', until: '07:00' })).toBeNull();
});
