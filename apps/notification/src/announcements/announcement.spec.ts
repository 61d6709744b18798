import { NotAllowed } from '@tomoni/procedure';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Announcement, type AnnouncementContent, type Deed } from './announcement.entity.js';
import { announcementProcedure, theClock } from './announcement.procedure.js';

const content = (change: Partial<AnnouncementContent> = {}): AnnouncementContent => ({
  category: 'safety', areas: [], variants: { ja: { title: '件名', html: '<p>本文</p>' } }, validFrom: '2026-04-01', validTo: '2026-04-30', embargoUntil: null, successorId: null, channels: ['web'], ...change,
});
const people = {
  writer: { sub: 'writer', unit: '0310', roles: ['writer'] },
  head: { sub: 'head', unit: '0310', roles: ['department-head'] },
  otherHead: { sub: 'other-head', unit: '0420', roles: ['department-head'] },
  otherWriter: { sub: 'other-writer', unit: '0420', roles: ['writer'] },
  office: { sub: 'office', unit: '0120', roles: ['public-relations'] },
  office2: { sub: 'office-2', unit: '0120', roles: ['public-relations'] },
  citizen: { sub: 'citizen', roles: ['citizen'] },
  impostor: { sub: 'impostor', roles: ['clock', 'head', 'publisher'] },
  clock: theClock,
} as const;
type Who = keyof typeof people;
const start = Date.parse('2026-03-31T23:00:00+09:00');
const at = (hours: number) => new Date(start + hours * 3_600_000);
const by = (who: Who, hours: number): Deed => ({ caller: people[who], now: at(hours) });
const draft = (change: Partial<AnnouncementContent> = {}) => Announcement.draft('0310', content(change), { writer: 'writer' }, at(0));
const refusal = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof NotAllowed) return error.code;
    throw error;
  }
  return 'allowed';
};

test('from draft to archive, each step by the one whose step it is', () => {
  const announcement = draft();
  announcement.approve(by('head', 0));
  announcement.approvePublication(by('office', 0));
  announcement.schedule(at(10), by('office', 0));
  expect(refusal(() => announcement.publishOnTime(by('clock', 9), 12))).toBe('not-due');
  announcement.publishOnTime(by('clock', 10), 12);
  expect(announcement).toMatchObject({ status: 'published', edition: 1, reviewDueOn: '2027-04-01', writers: [] });
  expect(refusal(() => announcement.correct(by('office', 20), 12))).toBe('nothing-to-correct');
  announcement.edit(content({ validTo: null }), by('writer', 20));
  expect(announcement.status).toBe('published');
  announcement.correct({ ...by('office', 21), note: '直しました' }, 12);
  announcement.withdraw('中止', null, by('office', 30));
  announcement.move('archive', by('office', 31));
  expect(announcement).toMatchObject({ status: 'archived', edition: 2 });
});

test.each<[string, (announcement: Announcement) => unknown, string]>([
  ['the writer approves alone', (one) => one.approve({ caller: { sub: 'writer', unit: '0310', roles: ['writer', 'department-head'] }, now: at(0) }), 'own-words'],
  ['another unit’s head approves', (one) => one.approve(by('otherHead', 0)), 'wrong-role'],
  ['public relations skips the unit', (one) => one.approvePublication(by('office', 0)), 'wrong-state'],
  ['it is published without approvals', (one) => one.publish(by('office', 12), 12), 'wrong-state'],
  ['it is published with the unit’s approval only', (one) => { one.approve(by('head', 0)); one.publish(by('office', 12), 12); }, 'wrong-state'],
  ['whoever changed it in the office approves it there', (one) => { one.edit(content(), by('office', 0)); one.approve(by('head', 0)); one.approvePublication(by('office', 0)); }, 'own-words'],
  ['a token claims to be the clock', (one) => { one.approve(by('head', 0)); one.approvePublication(by('office', 0)); one.schedule(at(10), by('office', 0)); one.publishOnTime(by('impostor', 12), 12); }, 'wrong-role'],
  ['it comes before its first day', (one) => { one.approve(by('head', 0)); one.approvePublication(by('office', 0)); one.publish(by('office', 0.9), 12); }, 'embargoed'],
  ['it is scheduled for yesterday', (one) => { one.approve(by('head', 0)); one.approvePublication(by('office', 0)); one.schedule(at(-24), by('office', 0)); }, 'schedule-in-past'],
  ['it is scheduled before its first day', (one) => { one.approve(by('head', 0)); one.approvePublication(by('office', 0)); one.schedule(at(0.5), by('office', 0)); }, 'schedule-outside'],
])('refused: %s', (_, act, code) => {
  expect(refusal(() => act(draft()))).toBe(code);
});

test('an embargo holds against everybody until its very moment', () => {
  const announcement = draft({ embargoUntil: at(50) });
  announcement.approve(by('head', 0));
  announcement.approvePublication(by('office', 0));
  expect(refusal(() => announcement.publish({ caller: people.office, now: new Date(at(50).getTime() - 1) }, 12))).toBe('embargoed');
  expect(refusal(() => announcement.publish(by('office', 50), 12))).toBe('allowed');
});

const act = fc.tuple(fc.constantFrom<Who[]>(...(Object.keys(people) as Who[])), fc.constantFrom(...announcementProcedure.actionNames, 'edit' as const), fc.integer({ min: 0, max: 60 }));
test('whatever is tried in whatever order: nothing is public without two other people, and never early', () => {
  fc.assert(fc.property(fc.array(act, { maxLength: 60 }), fc.integer({ min: -10, max: 200 }), (acts, embargo) => {
    const announcement = draft({ embargoUntil: at(embargo) });
    let now = 0;
    let words = new Set<string>(['writer']);
    let [head, office]: (string | undefined)[] = [];
    for (const [who, action, hours] of acts) {
      now += hours / 4;
      const before = { status: announcement.status, edition: announcement.edition };
      const deed = { ...by(who, now), note: '理由' };
      const code = refusal(() => {
        if (action === 'edit') announcement.edit(content({ embargoUntil: at(embargo) }), deed);
        else if (action === 'approve') announcement.approve(deed);
        else if (action === 'approve-publication') announcement.approvePublication(deed);
        else if (action === 'schedule') announcement.schedule(at(now + hours), deed);
        else if (action === 'publish') announcement.publish(deed, 12);
        else if (action === 'publish-on-time') announcement.publishOnTime(deed, 12);
        else if (action === 'correct') announcement.correct(deed, 12);
        else if (action === 'send-back') announcement.sendBack(deed);
        else if (action === 'hold') announcement.hold(deed);
        else if (action === 'withdraw') announcement.withdraw('理由', null, deed);
        else announcement.move(action, deed);
      });
      if (code !== 'allowed') {
        expect(announcement.status).toBe(before.status);
        expect(announcement.edition).toBe(before.edition);
        continue;
      }
      const sub = people[who].sub ?? 'clock';
      if (action === 'edit') [words, head, office] = [new Set([...words, sub]), undefined, undefined];
      if (action === 'approve') head = sub;
      if (action === 'approve-publication') office = sub;
      if (action === 'publish' || action === 'publish-on-time') {
        expect(head).toBe('head');
        expect(office).toMatch(/^office/);
        expect(words).not.toContain(head);
        expect(words).not.toContain(office);
        expect(at(now).getTime()).toBeGreaterThanOrEqual(at(embargo).getTime());
        expect(now).toBeGreaterThanOrEqual(1);
        words = new Set();
      }
      if (action === 'correct') {
        expect(words).not.toContain(sub);
        words = new Set();
      }
      expect(announcement.edition - before.edition).toBe(['publish', 'publish-on-time', 'correct'].includes(action) ? 1 : 0);
      expect(who).not.toBe('citizen');
    }
  }), { numRuns: 500 });
});
