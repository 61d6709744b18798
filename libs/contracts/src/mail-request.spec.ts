import { expect, test } from 'vitest';
import { mailOf, mailRequestOf } from './mail-request.js';

const contract = mailRequestOf('participation');
const [caseId, dueOn] = ['019a4f00-0000-7000-8000-000000000002', '2027-03-31'];
const request = (change: object) => contract.payload.safeParse({ ...contract.example, ...change });
const reasons = (change: object) => request(change).error?.issues.map(({ message }) => message) ?? [];

test('any service asks in a topic of its own', () => {
  expect(mailRequestOf('community')).toMatchObject({ type: 'community.mail-request.issued.v1', topic: 'int.community.mail-request' });
  expect(request(mailOf('grant-report-due', { dueOn, caseId })).success).toBe(true);
});

test.each<[string, object, string]>([
  ['a missing variable', { variables: [{ key: 'caseId', id: caseId }] }, 'needs dueOn'],
  ['no variables at all', { variables: [] }, 'needs dueOn'],
  ['an unknown template', { template: 'birthday-wishes' }, 'no mail birthday-wishes'],
  ['a template that is a word of the language', { template: 'constructor' }, 'no mail constructor'],
  ['a variable nobody declared', { variables: [...contract.example.variables, { key: 'mood', words: { ja: '良', en: 'good' } }] }, 'no place for mood'],
  ['a variable that only every object has', { variables: [...contract.example.variables, { key: 'constructor', words: { ja: '良', en: 'good' } }] }, 'no place for constructor'],
  ['words in the place of a day', { variables: [{ key: 'dueOn', words: { ja: '山田 太郎', en: 'Taro Yamada' } }, { key: 'caseId', id: caseId }] }, 'dueOn is a day, not words'],
  ['two values for one place', { variables: [{ key: 'dueOn', day: dueOn, yen: 1 }, { key: 'caseId', id: caseId }] }, 'not day and yen'],
  ['a place without a value', { variables: [{ key: 'dueOn' }, { key: 'caseId', id: caseId }] }, 'not nothing'],
  ['a variable given twice', { variables: [...contract.example.variables, { key: 'dueOn', day: dueOn }] }, 'given twice'],
])('%s is refused before anything is published', (_what, change, reason) => {
  expect(reasons(change).join()).toContain(reason);
});
