import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CannotStart } from '@tomoni/backing-services';
import { chooseCity, defaultLgCode } from './city.js';
import { parseMunicipalities, readMunicipalities } from './municipalities.js';
import { sample } from './sample.js';

test('a town is its own whole area', () => {
  const city = chooseCity('123421', sample);
  expect(city).toMatchObject({ lgCode: '123421', name: '神崎町', prefecture: '千葉県' });
  expect(city.areas).toEqual([{ code: '123421', name: '神崎町', kana: 'こうざきまち' }]);
  expect(city.topics.map(({ code }) => code)).toContain('civic-activity');
});

test('a designated city has its wards as areas', () => {
  expect(chooseCity('141500', sample).areas.map(({ code, name }) => [code, name])).toEqual([
    ['141500', '相模原市'],
    ['141518', '緑区'],
    ['141526', '中央区'],
    ['141534', '南区'],
  ]);
});

test('every built-in municipality that is no ward can be chosen, and a leading zero survives', () => {
  const cities = sample.filter(({ name }) => !name.includes(' ')).map(({ lgCode }) => chooseCity(lgCode, sample).lgCode);
  expect(cities).toContain(defaultLgCode);
  expect(cities).toContain('012025');
});

test.each([
  ['12342', 'A municipality code has 6 digits'],
  ['１２３４２１', 'A municipality code has 6 digits'],
  ['123422', 'check digit'],
  ['011002', 'none of the 11 municipalities'],
  ['141518', '相模原市 緑区 is a ward of 相模原市, not a municipality; take --city 141500'],
])('--city %s is refused in one sentence', (code, sentence) => {
  expect(() => chooseCity(code, sample)).toThrow(CannotStart);
  expect(() => chooseCity(code, sample)).toThrow(sentence);
});

test('no change of one digit passes the check', () => {
  fc.assert(
    fc.property(fc.constantFrom(...sample), fc.nat(5), fc.nat(9), (one, position, digit) => {
      const changed = one.lgCode.slice(0, position) + String(digit) + one.lgCode.slice(position + 1);
      fc.pre(changed !== one.lgCode);
      expect(() => chooseCity(changed, sample)).toThrow(CannotStart);
    }),
  );
});

test('a list with byte order mark, quotes, commas and line ends inside a cell is read', () => {
  const text = '\uFEFFpid,pref,cid,city,citykana,lat,lng,url,phrase,lgcode\r\n34,広島県,34210,庄原市,しょうばらし,34.857,133.01,https://www.city.shobara.hiroshima.jp/,"""げんき"",と\nやすらぎ",342106\r\n';
  expect(parseMunicipalities(text, 'list.csv')).toEqual([
    { lgCode: '342106', prefecture: '広島県', name: '庄原市', kana: 'しょうばらし', lat: 34.857, lng: 133.01, url: 'https://www.city.shobara.hiroshima.jp/' },
  ]);
});

test('a broken list names its line, a missing one its variable', () => {
  expect(() => parseMunicipalities('pref,city\n千葉県,佐倉市\n', 'list.csv')).toThrow('Line 2 of list.csv');
  expect(() => readMunicipalities('/nowhere/list.csv')).toThrow('TOMONI_MUNICIPALITIES=/nowhere/list.csv');
});
