import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { expect, test } from 'vitest';
import type { TextVariant } from '../dispatches/dispatch.entity.js';
import { checkText, cleanHtml, plainText, withoutMetadata } from './accessibility.service.js';
import { colourOf, contrast } from './contrast.js';
import { elementsOf } from './html-tree.js';

const codes = (html: string, variant: TextVariant = 'ja') => checkText(variant, html).map(({ code }) => code);

test.each<[string, string[]]>([
  ['<h2>募集</h2><p>募集の案内です。</p>', []],
  ['<p><img src="/a"></p>', ['img-alt-missing']],
  ['<p><img src="/a" alt="IMG_0123.jpg"></p>', ['img-alt-file-name']],
  ['<p><img src="/a" alt=""></p>', []],
  ['<h3>飛ばした</h3>', ['heading-order']],
  ['<h2>一</h2><h4>飛ばした</h4>', ['heading-order']],
  ['<h2>一</h2><h3>二</h3><h2>三</h2><h3>四</h3><h4>五</h4>', []],
  ['<h2> </h2>', ['heading-empty']],
  ['<p><a href="/x">こちら</a></p>', ['link-text']],
  ['<p><a href="/x">詳しくは、こちら。</a></p>', ['link-text']],
  ['<p><a href="/x">Ｃｌｉｃｋ ｈｅｒｅ</a></p>', ['link-text']],
  ['<p><a href="/x">https://www.city.example.jp/a</a></p>', ['link-bare-url']],
  ['<p><a href="/x"><img src="/a" alt=""></a></p>', ['link-empty']],
  ['<p><a href="/x">申請書の様式</a></p>', []],
  ['<table><tr><td>日時</td><td>4月1日</td></tr></table>', ['table-headers-missing']],
  ['<table><tr><th>日時</th></tr><tr><td>4月1日</td></tr></table>', []],
  ['<table><tr><th>表</th><th>列</th></tr><tr><th>行</th><td>1</td></tr></table>', ['table-scope-missing']],
  ['<p style="color: #999999">薄い字</p>', ['contrast']],
  ['<p style="color: #767676">ちょうどの字</p>', []],
  ['<p style="background-color: yellow">黄色の地<a href="/x">募集案内</a></p>', []],
  ['<p style="background-color: navy">紺の地<span style="color: white">白い字</span></p>', ['contrast']],
  ['<h2 style="color: #949494">大きな字</h2>', []],
  ['<p>日　時：4月1日</p>', ['spaced-word']],
  ['<p>受付　　窓口</p>', ['space-layout']],
  ['<p>㈱見本</p>', ['compound-character']],
  ['<p>한국어로 된 안내를 보십시오</p>', ['lang-missing']],
  ['<p lang="ko">한국어로 된 안내를 보십시오</p>', []],
  ['<p lang="日本語">あ</p>', ['lang-unknown']],
  ['<p>Please bring your residence card to the city hall counter.</p>', ['lang-missing']],
])('%s → %j', (html, expected) => {
  expect(codes(html)).toEqual(expected);
});

test('each finding says what to do, in both languages, and where', () => {
  const [finding] = checkText('en', '<p>First.</p><p>See <a href="/x">click here</a>.</p>');
  expect(finding).toMatchObject({ code: 'link-text', variant: 'en', path: 'p:2 > a:1', excerpt: 'click here' });
  expect(finding?.text.ja).toMatch(/行き先のページの名前に/);
  expect(finding?.text.en).toMatch(/Use the name of the page/);
});

test('easy Japanese is looked at for readings, long sentences and double negatives, as warnings', () => {
  const html = '<p><ruby>避難<rt>ひなん</rt></ruby>してください。</p><p>市役所に行かないことはありません。</p>';
  expect(checkText('ja-easy', html)).toMatchObject([
    { code: 'easy-furigana-missing', severity: 'warning', path: 'p:2', excerpt: '市役所、行' }, { code: 'easy-double-negative', severity: 'warning' },
  ]);
  expect(codes(`<p>${'あ'.repeat(51)}。</p>`, 'ja-easy')).toEqual(['easy-sentence-long']);
});

// Values of the WCAG's own examples and of an independent calculator.
test.each([['#000', '#fff', 21], ['#767676', '#ffffff', 4.54], ['#949494', '#ffffff', 3.03], ['#ff0000', '#ffffff', 4], ['yellow', 'white', 1.07]])('%s on %s is %d:1', (one, other, ratio) => {
  expect(contrast(colourOf(one) ?? [0, 0, 0, 1], colourOf(other) ?? [0, 0, 0, 1])).toBeCloseTo(ratio, 1);
});

const attacks = [
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg><script>alert(1)</script></svg>', '<svg/onload=alert(1)>', '<a href="javascript:alert(1)">x</a>',
  '<a href="java\tscript:alert(1)">x</a>', '<a href=" &#14; javascript:alert(1)">x</a>', '<a href="data:text/html,<script>alert(1)</script>">x</a>', '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
  '<p style="color: expression(alert(1))">x</p>', '<p style="background-color: url(javascript:alert(1))">x</p>', '<p style="position:fixed;top:0">x</p>', '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">', '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">', '<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=alert(1) src>">',
  '<template><img src=x onerror=alert(1)></template>', '<xmp><p title="</xmp><img src onerror=alert(1)>">', '<textarea><p title="</textarea><img src onerror=alert(1)>">', '<base href="//evil.example">', '<meta http-equiv=refresh content="0;url=//evil.example">',
  '<object data="javascript:alert(1)"></object>', '<embed src="javascript:alert(1)">', '<link rel=stylesheet href=//evil.example>', '<a href="//evil.example/x">x</a>', '<table background="javascript:alert(1)"><tr><td>x</td></tr></table>', '<input autofocus onfocus=alert(1)>', '<details open ontoggle=alert(1)>',
  '<a href="vbscript:x">x</a>', '<p onclick="alert(1)">x</p>', '<img src="https://evil.example/pixel.gif" alt="x">', '<!--><img src=x onerror=alert(1)>-->', '<![CDATA[<img src=x onerror=alert(1)>]]>',
];
const tags = new Set('h2 h3 h4 p br hr ul ol li dl dt dd blockquote strong em b i u s sub sup span a img ruby rt rp table caption thead tbody tfoot tr th td'.split(' '));
function isHarmless(html: string): void {
  for (const { element } of elementsOf(html)) {
    expect(tags).toContain(element.tagName);
    for (const { name, value } of element.attrs) {
      expect(name).toMatch(/^(lang|style|href|hreflang|src|alt|width|height|scope|colspan|rowspan|abbr|start|reversed)$/);
      if (name === 'href') expect(value).toMatch(/^(https?:|mailto:|tel:|[/#?]|[^:/]*$|[^:]*\/)/i);
      if (name === 'href') expect(value).not.toMatch(/^\s*(\/\/|javascript|data|vbscript)/i);
      if (name === 'src') expect(value).toMatch(/^\/(announcements|pr-issues)\//);
      if (name === 'style') expect(value).toMatch(/^((background-)?color:[#\w(),.\s]+;?\s*)+$/);
      if (name === 'style') expect(value).not.toMatch(/url|expression/i);
    }
  }
}
test.each(attacks)('nothing of %s is left to run, and its writer is told', (html) => {
  const { html: clean, removed } = cleanHtml(`<p>前</p>${html}<p>後</p>`);
  isHarmless(clean);
  expect(clean).toContain('<p>前</p>');
  if (parseFragment(html).childNodes.some((node) => 'tagName' in node)) expect(removed).not.toEqual([]);
});

test('any mixture of attacks stays harmless, and cleaning twice changes nothing', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...attacks), fc.string({ maxLength: 8 }), fc.constantFrom('<p>', '</p>', '<table>', '<svg>', '</svg>', '<math>', '"', '>', '<!--', '-->', '<style>', '</style>')), { maxLength: 12 }), (parts) => {
    const { html } = cleanHtml(parts.join(''));
    isHarmless(html);
    expect(cleanHtml(html).html).toBe(html);
  }), { numRuns: 300 });
});

test('what is allowed stays as it was, without a word', () => {
  const html = '<h2>募集</h2><p lang="ja"><ruby>市<rp>(</rp><rt>し</rt><rp>)</rp></ruby><br /><strong style="color:#1a1a1c">大切</strong> <a href="https://www.city.example.jp/a">募集案内</a></p><table><caption>日程</caption><tbody><tr><th scope="col">日</th></tr></tbody></table>';
  expect(cleanHtml(html)).toEqual({ html, removed: [] });
});

test('a text nested as deep as it is long is cut short, not crashed on', () => {
  expect(cleanHtml(`${'<b>'.repeat(20_000)}深い`).html.length).toBeLessThan(1_000);
  expect(cleanHtml('<div>'.repeat(15_000)).html).toBe('');
});

test('a text without markup keeps its words, addresses and readings', () => {
  expect(plainText('<h2>見出し</h2><p>一。<br>二。<a href="https://a.example">様式</a></p><ul><li>あ</li><li>い</li></ul>')).toBe('見出し\n一。\n二。様式（https://a.example）\n・あ\n・い');
});

test('a PDF loses its authors and keeps its tags and a title', async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  pdf.setAuthor('見本 太郎');
  pdf.setCreator('Microsoft Word - 見本太郎の私用.docx');
  pdf.setProducer('SecretProducer');
  pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(pdf.context.stream('<x:xmpmeta>SecretAuthor</x:xmpmeta>', { Type: 'Metadata', Subtype: 'XML' })));
  const untagged = await withoutMetadata(Buffer.from(await pdf.save({ useObjectStreams: false })), '募集要項');
  expect(untagged.tagged).toBe(false);
  pdf.catalog.set(PDFName.of('MarkInfo'), pdf.context.obj({ Marked: true }));
  pdf.catalog.set(PDFName.of('StructTreeRoot'), pdf.context.register(pdf.context.obj({ Type: 'StructTreeRoot' })));
  const tagged = await withoutMetadata(Buffer.from(await pdf.save()), '募集要項');
  expect(tagged.tagged).toBe(true);
  for (const { content } of [untagged, tagged]) {
    expect(content.toString('latin1')).not.toMatch(/SecretAuthor|SecretProducer|docx/);
    const read = await PDFDocument.load(content, { updateMetadata: false });
    expect([read.getTitle(), read.getAuthor(), read.getCreator()]).toEqual(['募集要項', undefined, undefined]);
    expect(read.catalog.get(PDFName.of('Metadata'))).toBeUndefined();
  }
});

test('nothing in a PDF runs when it is opened, however deep it lies', async () => {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage();
  const script = { Type: 'Action', S: 'JavaScript', JS: PDFString.of('app.alert(1)') };
  const { context } = pdf;
  pdf.catalog.set(PDFName.of('OpenAction'), context.obj(script));
  pdf.catalog.set(PDFName.of('Names'), context.obj({ JavaScript: { Names: [PDFString.of('a'), script] } }));
  pdf.catalog.set(PDFName.of('AA'), context.obj({ WC: context.register(context.obj(script)) }));
  page.node.set(PDFName.of('Annots'), context.obj([{ Type: 'Annot', Subtype: 'Link', A: { S: 'Launch', F: PDFString.of('cmd.exe') } }, { Type: 'Annot', Subtype: 'Link', A: { S: 'URI', URI: PDFString.of('https://www.city.example.jp/') } }]));
  const { content } = await withoutMetadata(Buffer.from(await pdf.save()), '要項');
  const read = Buffer.from(await (await PDFDocument.load(content, { updateMetadata: false })).save({ useObjectStreams: false })).toString('latin1');
  expect(read).not.toMatch(/app\.alert|JavaScript|Launch|cmd\.exe|\/AA/);
  expect(read).toContain('https://www.city.example.jp/');
});

test('the page the contrast is computed for has these colours', () => {
  const page = readFileSync(new URL('../announcement-feeds/announcement-page.ts', import.meta.url), 'utf8');
  expect(page).toMatch(/color:#1a1a1c/);
  expect(page).toMatch(/a\{color:#0017c1\}/);
});
