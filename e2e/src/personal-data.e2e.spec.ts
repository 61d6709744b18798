import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { people, place, spans } from './spec/city.js';
import { readTopics, writeTopic } from './spec/topics.js';
import { typed, typedByTheTour } from './spec/typed.js';

// Runs last: it looks at what the whole run has left in logs, on Kafka and at the collector of traces.

const personal = [...people, typed].flatMap(({ name, kana, mail }) => [name, kana, mail]).concat(typed.phone, typed.postalCode, typedByTheTour, '@example.jp');

/** A text as it is, without its spaces, and as JSON, addresses and base64 would hide it. */
const forms = (text: string) => [
  text, text.replace(/\s/g, ''), text.replace(/\s/g, '\u3000'), encodeURIComponent(text), encodeURI(text), Buffer.from(text).toString('base64').replace(/=+$/, ''),
  [...text].map((letter) => (letter < '\u0080' ? letter : [...Array(letter.length).keys()].map((at) => `\\u${letter.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''))).join(''),
];
const wanted = personal.map((text) => ({ text, forms: [...new Set(forms(text))] }));

const found = (content: string) => wanted.filter((one) => one.forms.some((form) => content.includes(form))).map(({ text }) => text);

const logs = join(place.home, 'logs');
const contentOf = (file: string) => readFileSync(join(logs, file), 'utf8');
const inLogs = (files = readdirSync(logs)) => files.map((file) => ({ file, texts: found(contentOf(file)) })).filter(({ texts }) => texts.length > 0);

test('no log file of the run holds a name, a reading, a mail address or a phone number; a planted one is found', () => {
  // There is something to search: a case was submitted and decided, and mails about it were sent.
  const participation = readdirSync(logs).filter((file) => file.startsWith('participation.')).map(contentOf).join('');
  for (const route of ['/grant-applications/:id/submit', '/contacts/:contactRef/resolve']) expect(participation.includes(`"route":"${route}"`), route).toBe(true);
  expect(inLogs()).toEqual([]);

  const planted = 'planted.log';
  for (const { text, forms: ways } of wanted) {
    for (const way of ways) {
      writeFileSync(join(logs, planted), `{"level":"info","message":"saw ${way}"}\n`);
      expect(inLogs([planted])[0]?.texts, way).toContain(text);
    }
  }
  rmSync(join(logs, planted));
});

test('no message of any topic holds one; a planted one is found', async () => {
  await writeTopic('planted', JSON.stringify({ contact: typed.mail }));
  const messages = await readTopics();
  expect(messages.length).toBeGreaterThan(20);
  const hits = messages.map((message) => ({ topic: message.topic, texts: found(JSON.stringify(message)) })).filter(({ texts }) => texts.length > 0);
  expect(hits).toEqual([{ topic: 'planted', texts: [typed.mail, '@example.jp'] }]);
});

test('no span that left for the collector of traces holds one', async () => {
  const all = await spans();
  expect(all.length).toBeGreaterThan(20);
  expect(found(JSON.stringify(all))).toEqual([]);
});
