import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import type { PublishedAlert, PublishedVersion } from '../alerts/published-alerts.service.js';
import { lAlertDocument } from './l-alert-document.js';
import { published } from './spec/alerts.js';

const of = { sender: 'city.example.jp', city: '見本市', lgCode: '123421', unit: '防災担当', page: 'https://alerts.example.jp/alerts/public/1.html', documentId: '019a4f00-0000-7000-8000-0000000000a1', revision: 1, firstToldAt: new Date('2026-09-05T09:00:00Z') };
const lastOf = ({ versions }: PublishedAlert) => versions.at(-1) as PublishedVersion;
const made = (alert: PublishedAlert, change: Partial<typeof of> = {}) => lAlertDocument(alert, lastOf(alert), { ...of, ...change });
/** Every text with the path that leads to it; throws at what is not well-formed with its namespaces. */
function said(document: string): string[] {
  const [path, texts]: [string[], string[]] = [[], []];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => { throw error; });
  parser.on('opentag', ({ local }) => { path.push(local); });
  parser.on('text', (text) => { if (text.trim() !== '') texts.push(`${path.join('/')}=${text.trim()}`); });
  parser.on('closetag', () => { path.pop(); });
  parser.write(document).close();
  return texts;
}
const content = 'EDXLDistribution/contentObject/';
const report = `${content}xmlContent/embeddedXMLContent/Report/`;

test('an order: the envelope, who says it, and 発令区分 with its areas and moment', () => {
  const paths = said(made(published()));
  const names = paths.slice(0, 8).map((line) => line.split('=')[0]?.split('/').slice(1).join('/'));
  expect(names).toEqual(['distributionID', 'senderID', 'dateTimeSent', 'distributionStatus', 'distributionType', 'combinedConfidentiality', 'targetArea/areaName', 'targetArea/jisX0402']);
  expect(paths).toEqual(expect.arrayContaining([
    'EDXLDistribution/distributionStatus=Actual', 'EDXLDistribution/distributionType=Report', 'EDXLDistribution/targetArea/jisX0402=12342',
    `${content}documentID=city.example.jp-019a4f00-0000-7000-8000-0000000000a1`, `${content}documentRevision=1`, `${content}category=EvacuationOrder`,
    `${report}Control/Title=EvacuationOrder`, `${report}Head/ReportDateTime=2026-09-05T18:00:00+09:00`,
    `${report}EvacuationOrder/Detail/Sort=避難指示`, `${report}EvacuationOrder/Detail/IssueOrLift=発令`,
    `${report}EvacuationOrder/Detail/Areas/Area/Location/areaName=見本市`, `${report}EvacuationOrder/Detail/Areas/Area/DateTime=2026-09-05T18:00:00+09:00`,
  ]));
  expect(paths.some((line) => line.includes('previousDocumentRevision'))).toBe(false);
});

test.each([[3, '高齢者等避難'], [4, '避難指示'], [5, '緊急安全確保']])('level %i is called %s', (level, sort) => {
  expect(said(made(published({}, { level })))).toContain(`${report}EvacuationOrder/Detail/Sort=${sort}`);
});

test('a lift says 解除; a cancellation is Cancel, and never an all-clear', () => {
  const lifted = said(made(published({}, {}, { action: 'lift' }), { revision: 2 }));
  expect(lifted).toEqual(expect.arrayContaining(['EDXLDistribution/distributionType=Update', `${content}previousDocumentRevision=1`, `${report}EvacuationOrder/Detail/IssueOrLift=解除`]));
  const cancelled = said(made(published({}, {}, { action: 'cancel', reason: '誤って発表しました' }), { revision: 2 }));
  expect(cancelled).toEqual(expect.arrayContaining(['EDXLDistribution/distributionType=Cancel', `${report}Control/Errata/Description=誤って発表しました`]));
  expect(cancelled.join('\n')).not.toContain('解除');
});

test.each([['drill', 'Exercise'], ['test', 'Test']] as const)('a %s is %s, in the envelope and in the report', (drill, status) => {
  const document = made(published({ drill }));
  expect(said(document).filter((line) => line.includes('distributionStatus='))).toEqual([`EDXLDistribution/distributionStatus=${status}`, `${report}Control/distributionStatus=${status}`]);
});

test('what is no order is a notice with its group and the page', () => {
  const paths = said(made(published({ kind: 'crime', level: null })));
  expect(paths).toEqual(expect.arrayContaining([`${content}category=GeneralInformation`, `${report}GeneralInformation/SubCategory=防犯`, `${report}GeneralInformation/URL=${of.page}`]));
});

test('words of people are no markup', () => {
  const hostile = '</pcx:Report><!DOCTYPE a [<!ENTITY b "c">]>&b;\u0000\uD800';
  const alert = published({ areas: [{ code: 'north', name: { ja: hostile, en: hostile } }] }, { headline: { ja: hostile, easy: hostile, en: hostile }, reason: hostile, action: 'correct' });
  expect(said(made(alert)).filter((line) => line.startsWith(`${report}Head/Headline/Text=`))).toEqual([`${report}Head/Headline/Text=</pcx:Report><!DOCTYPE a [<!ENTITY b "c">]>&b;\uFFFD`]);
});
