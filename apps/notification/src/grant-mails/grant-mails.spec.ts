import { decisionNoticeIssued } from '@tomoni/contracts';
import { expect, test } from 'vitest';
import { MailTemplates } from '../mail-templates/mail-templates.service.js';
import { grantMailTemplates } from './grant-mail-templates.js';
import { decisions } from './grant-steps.js';

test('every kind of notice that participation can issue has its words', () => {
  expect(Object.keys(decisions).sort()).toEqual([...decisionNoticeIssued.payload.shape.kind.options].sort());
});

test('every wording about grants can be published and read in both languages', () => {
  const all = new MailTemplates();
  grantMailTemplates.forEach((template) => { all.publish(template); });
  for (const { name, version, variables } of grantMailTemplates) {
    const given = Object.fromEntries([...variables, 'name'].map((variable) => [variable, `<${variable}>`]));
    for (const language of ['ja', 'en'] as const) expect(Object.values(all.render(name, version, language, given)).join()).not.toMatch(/\{\{|\}\}|undefined/);
  }
});
