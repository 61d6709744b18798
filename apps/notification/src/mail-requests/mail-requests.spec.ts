import { requestableMails } from '@tomoni/contracts';
import { expect, test } from 'vitest';
import { MailTemplates } from '../mail-templates/mail-templates.service.js';
import { mailRequestTemplates } from './mail-request-templates.js';

test('every mail that can be asked for has its words, and they say exactly what is asked for', () => {
  const declared = Object.entries(requestableMails).map(([name, variables]) => [name, Object.keys(variables).sort()]);
  const newest = new Map(mailRequestTemplates.map((template) => [template.name, template]));
  expect([...newest.values()].map(({ name, variables }) => [name, [...variables].sort()])).toEqual(declared);
  const all = new MailTemplates();
  mailRequestTemplates.forEach((template) => { all.publish(template); });
});
