/** A name with its code; `code` is empty where the format gives none (震度６弱 has a name only). */
export interface Coded { readonly code: string; readonly name: string }
/** `condition`: 発表, 継続, 解除, 土砂災害、浸水害 …; `last`: what stood there before. */
export interface TelegramKind extends Coded { readonly condition: string; readonly last: readonly Coded[] }
export interface TelegramArea extends Coded { readonly codeType: string }

/** What is said of which areas. `type` is the type of the enclosing Information (headline) or Warning, Forecast … (body). */
export interface TelegramItem {
  readonly type: string;
  readonly kinds: readonly TelegramKind[];
  readonly areas: readonly TelegramArea[];
}

/** One telegram of 気象庁防災情報XML as it was written: nothing is normalised. Empty elements are empty strings. */
export interface ParsedTelegram {
  /** Control/Title: which kind of telegram this is. */
  readonly kindTitle: string;
  /** The code the agency distributes it under (VPWW55); empty when its title is not known here. */
  readonly kindCode: string;
  /** Head/Title: what people read. */
  readonly title: string;
  /** 通常, 訓練, 試験. Anything else is never treated as real. */
  readonly status: string;
  /** 発表, 訂正, 取消, 遅延 … */
  readonly infoType: string;
  readonly eventId: string;
  readonly serial: string;
  /** As written in Head/ReportDateTime, Head/TargetDateTime, Head/ValidDateTime and Control/DateTime. */
  readonly reportedAt: string;
  readonly targetAt: string;
  readonly validUntil: string;
  readonly sentAt: string;
  readonly office: string;
  readonly infoKind: string;
  readonly headline: string;
  /** One entry for each Item of the headline, in document order. */
  readonly items: readonly TelegramItem[];
  /** The same of the bodies, where the area is often finer: tsunami forecast areas, municipalities of an earthquake. */
  readonly details: readonly TelegramItem[];
  /** Sentences of the bodies for people: 主文, comments, notices. */
  readonly sentences: readonly string[];
}

export const telegramActions = ['auto-issue', 'draft', 'update', 'cancel', 'lift', 'ignore', 'drill', 'record'] as const;
export type TelegramAction = (typeof telegramActions)[number];

/** How an area of a telegram lies to the city. `part`: a ward or a part of it; `containing`: a prefecture or forecast area around it. */
export const areaRelations = ['own', 'part', 'containing', 'neighbour', 'elsewhere'] as const;
export type AreaRelation = (typeof areaRelations)[number];

export interface DecidedArea extends Coded {
  readonly relation: AreaRelation;
  /** Codes of the city's own areas (`area.code`) it stands for; empty: people must say. Never wider than the telegram's area. */
  readonly cityAreas: readonly string[];
}

/**
 * What is to be done about one telegram.
 * - `auto-issue`, `draft`: a new alert by itself, or one for people to approve.
 * - `update`, `lift`, `cancel`: of the alert that came from the same `series`. 取消 means "it was wrong", never "all clear".
 * - `drill`: 訓練 or 試験; `drill` says which, and only drill recipients may hear of it.
 * - `record`, `ignore`: nothing goes out; `ignore` is for what is late, doubled or of no concern here.
 */
export interface TelegramDecision {
  readonly action: TelegramAction;
  /** A word that programs compare. */
  readonly reason: string;
  /** Kind of alert: `heavy-rain`, `earthquake` …; never an evacuation order. Empty when nothing is mapped. */
  readonly alertKind: string;
  /** 1–5; 0 when nothing is mapped. */
  readonly level: number;
  /** Whether the level is an official equivalent of the warning levels (警戒レベル相当). */
  readonly official: boolean;
  /** People are asked whether to order evacuation at this level; nothing is ordered by a telegram. */
  readonly evacuationPrompt: 3 | 4 | 5 | null;
  readonly drill: 'normal' | 'drill' | 'test';
  /** The official names that led to it, as written (レベル４大雨危険警報). */
  readonly kinds: readonly Coded[];
  readonly areas: readonly DecidedArea[];
  readonly texts: { readonly ja: string; readonly en: string };
}
