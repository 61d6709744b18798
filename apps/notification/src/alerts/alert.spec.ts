import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Alert, type AlertContent } from './alert.entity.js';
import { alertProcedure, theTelegram } from './alert.procedure.js';
import { headlineOf, messageOf, type AlertTexts, type Told } from './alert-text.js';
import { contradictsLevel, titleOf } from './alert-words.js';

const now = new Date('2026-09-05T09:00:00Z');
const person = (sub: string) => ({ caller: { roles: ['duty-officer'], sub }, now });
const telegram = { caller: theTelegram, now };
const texts: AlertTexts = { ja: { where: '見本町', action: '高い場所へ移動してください' } };
const content = (change: Partial<AlertContent> = {}): AlertContent => ({ kind: 'evacuation', level: 4, areas: ['123421'], texts, effectiveAt: now, expiresAt: new Date('2026-09-06T09:00:00Z'), ...change });
const told = (change: Partial<Told> = {}): Told => ({ action: 'issue', kind: 'evacuation', level: 4, drill: 'normal', when: now, texts, ...change });

test('level 4 and 5 need two people; the same person twice is one', () => {
  fc.assert(fc.property(fc.constantFrom(1, 2, 3, 4, 5, null), fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 }), (level, approvers) => {
    const alert = Alert.draft(content({ kind: 'flood', level }), person('a'));
    const people = new Set(['a']);
    for (const sub of approvers) {
      const may = alert.can('approve', person(sub));
      expect(may).toBe(!people.has(sub));
      if (may) alert.approve(person(sub));
      people.add(sub);
    }
    expect(alert.can('issue', person('a'))).toBe(people.size >= (level !== null && level >= 4 ? 2 : 1));
  }));
});

test('a telegram issues anything but an evacuation order; no token can pass for one', () => {
  expect(Alert.draft(content({ kind: 'heavy-rain', level: 5 }), telegram).can('issue', telegram)).toBe(true);
  const evacuation = Alert.draft(content(), telegram);
  for (const action of alertProcedure.actionNames) {
    if (action !== 'discard' && action !== 'withdraw') expect(evacuation.can(action, telegram), action).toBe(false);
  }
  const pretender = { caller: { roles: ['telegram', 'clock'], sub: 'telegram' }, now };
  for (const action of alertProcedure.actionNames) expect(evacuation.can(action, pretender), action).toBe(false);
});

test('an update that raises the level to 4 is stood for anew', () => {
  const alert = Alert.draft(content({ level: 3 }), person('a'));
  alert.issue(person('a'));
  expect(() => { alert.update(content({ level: 4 }), person('b')); }).toThrow(expect.objectContaining({ code: 'second-person-missing' }) as Error);
  alert.update(content({ level: 4 }), person('b'), 'code');
  expect(alert).toMatchObject({ level: 4, status: 'updated', approvals: ['b', 'voice:code'] });
  // At the same level one person brings it up to date.
  alert.update(content({ level: 4, areas: ['ward-1'] }), person('c'));
  expect(alert.approvals).toEqual(['b', 'voice:code']);
});

test('an edit makes it the words of that person alone; a later telegram does not touch them', () => {
  const alert = Alert.draft(content({ kind: 'landslide' }), telegram);
  alert.approve(person('a'));
  alert.edit(content({ kind: 'landslide', level: 3 }), person('b'));
  alert.revise(content({ kind: 'landslide', level: 5 }), telegram);
  expect(alert).toMatchObject({ level: 3, approvals: ['b'], status: 'drafted' });
});

test('what ended stays ended, whoever asks', () => {
  for (const end of ['lift', 'cancel'] as const) {
    const alert = Alert.draft(content({ level: 3 }), person('a'));
    alert.issue(person('a'));
    alert.end(end, person('b'));
    for (const action of alertProcedure.actionNames) for (const deed of [person('c'), telegram]) expect(alert.can(action, deed), action).toBe(false);
  }
});

test('the first three lines are time, place and action, in every language and for every kind of news', () => {
  fc.assert(fc.property(
    fc.constantFrom('issue', 'update', 'correct', 'lift', 'cancel'), fc.constantFrom('ja', 'ja-easy', 'en', 'zh'), fc.constantFrom(3, 4, 5), fc.string({ maxLength: 300 }),
    (action, variant, level, detail) => {
      const where = { ja: '見本町全域', 'ja-easy': '見本町の ぜんぶ', en: 'All of Sample Town', zh: '样本镇' };
      const all = Object.fromEntries(Object.entries(where).map(([key, place]) => [key, { where: place, action: `do-${key}`, detail }])) as unknown as AlertTexts;
      const before = { headline: { ja: '【警戒レベル4 避難指示】見本町', easy: 'e', en: '[x]' }, at: now };
      const { text, subject } = messageOf(told({ action, level, texts: all, before, reason: 'r' }), variant);
      const lines = text.split('\n');
      expect(lines[0]).toMatch(/^(日時|いつ|Time): /);
      expect(lines[0]).toMatch(variant.startsWith('ja') ? /2026年9月5日.*18:00/ : /5 Sept? 2026.*18:00/);
      expect(lines[1]).toContain(where[variant as 'ja']);
      expect(lines[2]).toMatch(/^(行動|すること|What to do): ./);
      expect(subject).not.toMatch(/[\r\n]/);
      expect(subject.length).toBeLessThanOrEqual(80);
      if (action === 'issue' || action === 'update' || action === 'correct') expect(lines[2]).toContain(`do-${variant}`);
      if (action === 'cancel') expect(text).toMatch(/安全になったというお知らせではありません|意味\(いみ\)では ありません|does not mean that it is safe/);
    },
  ));
});

test('a cancellation says what was cancelled, and never that it is over', () => {
  const before = { headline: { ja: '【警戒レベル4 避難指示】見本町', easy: 'e', en: 'x' }, at: now };
  const { text } = messageOf(told({ action: 'cancel', before, reason: '訓練のつもりで発表しました。' }), 'ja');
  expect(text).toContain('【警戒レベル4 避難指示】見本町');
  expect(text).toContain('訓練のつもりで発表しました。');
  expect(text).not.toContain('解除');
  expect(headlineOf(told({ action: 'cancel', drill: 'drill' }), 'ja')).toMatch(/^【訓練】【取消】/);
});

test('names of levels are the official ones; other or abolished names beside them are refused', () => {
  expect(titleOf('evacuation', 3).ja).toBe('警戒レベル3 高齢者等避難');
  expect(titleOf('evacuation', 4).ja).toBe('警戒レベル4 避難指示');
  expect(titleOf('evacuation', 5).ja).toBe('警戒レベル5 緊急安全確保');
  expect(titleOf('heavy-rain', 4).ja).toBe('大雨 警戒レベル4相当');
  expect(titleOf('earthquake', 5).ja).toBe('地震');
  for (const text of ['警戒レベル５です', '避難勧告を出しました', '緊急安全確保', 'This is level 3', '避難準備情報', 'レベル ３']) expect(contradictsLevel(text, 'evacuation', 4), text).toBe(true);
  for (const text of ['レベル4です', '避難指示を出しました', '避難所は市民センターです', '震度5強を観測']) expect(contradictsLevel(text, 'evacuation', 4), text).toBe(false);
  expect(contradictsLevel('避難指示に備えて', 'heavy-rain', 4)).toBe(true);
});
