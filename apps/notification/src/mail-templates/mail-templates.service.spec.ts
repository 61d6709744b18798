import { describe, expect, test } from 'vitest';
import { MailTemplates, TemplateRefused, VariableMissing, type MailTemplate, type MailVariables } from './mail-templates.service.js';

const template: MailTemplate = {
  name: 'spec', version: 1, variables: ['title'], personal: ['name'],
  ja: { subject: '{{title}}', text: '{{name}} 様\n{{title}}' },
  en: { subject: '{{title}}', text: 'Dear {{name}}, {{title}}' },
};
const published = (...templates: MailTemplate[]) => {
  const all = new MailTemplates();
  templates.forEach((each) => { all.publish(each); });
  return all;
};

describe('publishing refuses', () => {
  const cases: [string, Partial<MailTemplate>, string][] = [
    ['a place that nobody fills', { ja: { subject: '{{title}}', text: '{{name}} {{amount}}' } }, 'uses amount'],
    ['a variable that one language forgets', { en: { subject: 'x', text: 'Dear {{name}}' } }, 'en never uses title'],
    ['a broken place', { ja: { subject: '{{title}}', text: '{{name}} {{title }}' } }, 'broken {{place}}'],
    ['an empty wording', { en: { subject: ' ', text: '{{name}} {{title}}' } }, 'the en wording is empty'],
    ['a subject of two lines', { ja: { subject: '{{title}}\nBcc: x', text: '{{name}}' } }, 'more than one line'],
  ];
  test.each(cases)('%s', (_, change, reason) => {
    expect(() => published({ ...template, ...change })).toThrow(TemplateRefused);
    expect(() => published({ ...template, ...change })).toThrow(reason);
  });

  test('other words under a version that was published', () => {
    const all = published(template);
    all.publish(template);
    expect(() => { all.publish({ ...template, ja: { subject: '{{title}}', text: '{{name}} 殿' } }); }).toThrow(TemplateRefused);
  });
});

describe('rendering', () => {
  test('a mail with a hole is never made: not when it is queued, not when it is sent', () => {
    const all = published(template);
    const holes: MailVariables[] = [{}, { title: '' }, { title: ' ' }, { title: { ja: '募集', en: '' } }];
    for (const variables of holes) {
      expect(() => all.versionFor('spec', variables)).toThrow(VariableMissing);
    }
    expect(all.versionFor('spec', { title: '募集' })).toBe(1);
    expect(() => all.render('spec', 1, 'ja', { title: '募集' })).toThrow('needs name');
  });

  test('new mails take the newest version, queued ones keep theirs', () => {
    const newer: MailTemplate = { ...template, version: 2, ja: { subject: '新 {{title}}', text: '{{name}} {{title}}' } };
    const all = published(newer, template);
    expect(all.versionFor('spec', { title: 'x' })).toBe(2);
    expect(all.render('spec', 1, 'ja', { title: 'x', name: 'y' }).subject).toBe('x');
    expect(() => all.render('spec', 3, 'ja', {})).toThrow('no mail template spec v3');
  });

  test('a title cannot become a header, a second place, or lose a character', () => {
    const { subject, text } = published(template).render('spec', 1, 'ja', { title: '募集\r\nBcc: x@example.jp', name: '見本辻\u{E0100} 𠮷郎 {{title}} $&' });
    expect(subject).toBe('募集 Bcc: x@example.jp');
    expect(text).toContain('見本辻\u{E0100} 𠮷郎 {{title}} $& 様');
  });
});
