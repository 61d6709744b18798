import type { Texts } from '@tomoni/contracts';

export type Words = Texts & { readonly easy: string };
interface KindWords {
  readonly name: Words;
  /** What people do, where nobody says it more precisely. */
  readonly action: Words;
  /** Category of CAP 1.2. */
  readonly category: 'Geo' | 'Met' | 'Safety' | 'Security' | 'Rescue' | 'Fire' | 'Other';
  /** Its level is an official 警戒レベル or its equivalent (相当), not only how urgent the city takes it. */
  readonly official?: boolean;
}
const words = (ja: string, easy: string, en: string): Words => ({ ja, easy, en });

const lookUp = words('最新の情報を確認し、安全な場所にいてください', 'あたらしい お知(し)らせを 見(み)て ください。あんぜんな 場所(ばしょ)に いて ください', 'Follow the latest news and stay in a safe place');
const awayFromWater = words('川や崖に近づかず、早めに安全な場所へ移動してください', '川(かわ)や がけから はなれて ください。はやく あんぜんな 場所(ばしょ)へ 行(い)って ください', 'Keep away from rivers and slopes; move to a safe place early');
const stayInside = words('外出を控え、丈夫な建物の中にいてください', '外(そと)に 出(で)ないで ください。じょうぶな たてものの 中(なか)に いて ください', 'Stay inside a solid building');

const kinds = {
  evacuation: { name: words('避難情報', 'ひなんの お知(し)らせ', 'Evacuation'), action: awayFromWater, category: 'Safety', official: true },
  'heavy-rain': { name: words('大雨', '大雨(おおあめ)', 'Heavy rain'), action: awayFromWater, category: 'Met', official: true },
  landslide: { name: words('土砂災害', '土砂(どしゃ)くずれ', 'Landslide danger'), action: awayFromWater, category: 'Geo', official: true },
  flood: { name: words('洪水', '川(かわ)の 水(みず)が あふれる 危険(きけん)', 'Flood'), action: awayFromWater, category: 'Met', official: true },
  'storm-surge': { name: words('高潮', '高(たか)い 波(なみ)', 'Storm surge'), action: awayFromWater, category: 'Met', official: true },
  'record-rain': { name: words('記録的短時間大雨', 'とても つよい 雨(あめ)', 'Record short-time heavy rain'), action: awayFromWater, category: 'Met' },
  storm: { name: words('暴風', 'とても つよい 風(かぜ)', 'Storm'), action: stayInside, category: 'Met' },
  snowstorm: { name: words('暴風雪', 'ふぶき', 'Snowstorm'), action: stayInside, category: 'Met' },
  'heavy-snow': { name: words('大雪', '大雪(おおゆき)', 'Heavy snow'), action: stayInside, category: 'Met' },
  'high-waves': { name: words('波浪', '高(たか)い 波(なみ)', 'High waves'), action: words('海岸に近づかないでください', '海(うみ)に 行(い)かないで ください', 'Keep away from the shore'), category: 'Met' },
  weather: { name: words('気象', '天気(てんき)', 'Weather warning'), action: lookUp, category: 'Met' },
  'weather-warning': { name: words('気象警報', '天気(てんき)の けいほう', 'Weather warning'), action: lookUp, category: 'Met' },
  tornado: { name: words('竜巻', 'たつまき', 'Tornado'), action: stayInside, category: 'Met' },
  earthquake: {
    name: words('地震', '地震(じしん)', 'Earthquake'), category: 'Geo',
    action: words('身の安全を守り、余震に注意してください', '体(からだ)を まもって ください。また 地震(じしん)が くるかもしれません', 'Protect yourself and expect aftershocks'),
  },
  tsunami: {
    name: words('津波', '津波(つなみ)', 'Tsunami'), category: 'Geo',
    action: words('ただちに海岸や川から離れ、高い場所へ逃げてください', 'すぐに 海(うみ)や 川(かわ)から はなれて ください。高(たか)い 場所(ばしょ)へ にげて ください', 'Leave the shore and rivers at once; go to high ground'),
  },
  volcano: { name: words('火山', '火山(かざん)', 'Volcano'), action: words('火口に近づかず、指示に従ってください', '山(やま)に 行(い)かないで ください', 'Keep away from the crater and follow instructions'), category: 'Geo' },
  'volcanic-ash': { name: words('降灰', '火山(かざん)の はい', 'Volcanic ash'), action: stayInside, category: 'Geo' },
  'nankai-trough': { name: words('南海トラフ地震', '大(おお)きい 地震(じしん)', 'Nankai Trough earthquake'), action: lookUp, category: 'Geo' },
  crime: { name: words('防犯', 'はんざい', 'Crime'), action: words('戸締まりをし、不審な人を見たら110番してください', 'かぎを しめて ください。あやしい 人(ひと)を 見(み)たら 110に 電話(でんわ)して ください', 'Lock your doors; call 110 if you see anything suspicious'), category: 'Security' },
  fire: { name: words('火災', '火事(かじ)', 'Fire'), action: words('現場に近づかず、煙を避けてください', '火事(かじ)に 近(ちか)づかないで ください', 'Keep away and avoid the smoke'), category: 'Fire' },
  'missing-person': { name: words('行方不明', '人(ひと)を さがしています', 'Missing person'), action: words('見かけた方は110番してください', '見(み)たら 110に 電話(でんわ)して ください', 'If seen, call 110'), category: 'Rescue' },
  other: { name: words('緊急のお知らせ', '大切(たいせつ)な お知(し)らせ', 'Emergency notice'), action: lookUp, category: 'Other' },
} as const satisfies Record<string, KindWords>;

export type AlertKind = keyof typeof kinds;
export const alertKinds = Object.keys(kinds) as AlertKind[];
/** A telegram may bring a kind that a city's own mapping names. */
export const kindWords = (kind: string): KindWords => (Object.hasOwn(kinds, kind) ? kinds[kind as AlertKind] : kinds.other);

/** 内閣府「避難情報に関するガイドライン」: the names are fixed by the law and never written by hand. */
const evacuationLevels: Readonly<Record<number, Words>> = {
  3: words('高齢者等避難', '時間(じかん)が かかる 人(ひと)は にげて ください', 'Evacuation of the elderly and others'),
  4: words('避難指示', '全員(ぜんいん) にげて ください', 'Evacuation order'),
  5: words('緊急安全確保', '命(いのち)が あぶないです。すぐに 命(いのち)を まもって ください', 'Emergency safety measures'),
};

/** What the headline says in its brackets: `警戒レベル4 避難指示`, `大雨 警戒レベル4相当`, `地震`. */
export function titleOf(kind: string, level: number | null): Words {
  const { name, official } = kindWords(kind);
  const evacuation = kind === 'evacuation' && level !== null ? evacuationLevels[level] : undefined;
  if (evacuation) return words(`警戒レベル${level} ${evacuation.ja}`, `けいかいレベル${level} ${evacuation.easy}`, `Level ${level}: ${evacuation.en}`);
  if (!official || level === null) return name;
  return words(`${name.ja} 警戒レベル${level}相当`, `${name.easy} けいかいレベル${level}と おなじ`, `${name.en}, equivalent to level ${level}`);
}

/** Names of levels; a text that uses one must mean the alert's own. 避難勧告 was abolished in 2021. */
const levelNames: readonly (readonly [RegExp, level: number | undefined])[] = [
  [/高齢者等避難/, 3], [/避難指示/, 4], [/緊急安全確保/, 5], [/避難勧告|避難準備情報/, undefined], [/災害発生情報/, undefined],
];

/** Whether a text written by hand names a level, or an order of evacuation, that is not the alert's own. */
export function contradictsLevel(text: string, kind: string, level: number | null): boolean {
  const plain = text.normalize('NFKC');
  if ([...plain.matchAll(/レベル\s*([1-5])|level\s*([1-5])/gi)].some(([, ja, en]) => Number(ja ?? en) !== level)) return true;
  return levelNames.some(([name, of]) => name.test(plain) && (kind !== 'evacuation' || of !== level));
}
