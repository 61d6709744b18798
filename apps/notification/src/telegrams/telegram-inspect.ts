import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { firstAreaRules } from './telegram-areas.js';
import { decide, type DecisionRules } from './telegram-decision.js';
import { firstMappings } from './telegram-mapping.js';
import { parseTelegram } from './telegram-parser.js';
import { XmlRefused, xmlLimits } from './telegram-xml.js';
import type { Coded, ParsedTelegram, TelegramDecision } from './telegram.js';

const usage = `npm run --silent telegram -- inspect [--json] FILE…
What the service understands of telegrams (気象庁防災情報XML); nothing is stored, nothing is sent.
TENANT names the city whose decision is shown, by its 6-digit code.`;

/** What is said of one file. `decision` is the whole `TelegramDecision` of a city that has heard nothing before and changed no mapping. */
export interface Inspected {
  file: string;
  title: string;
  status: string;
  infoType: string;
  eventId: string;
  serial: string;
  reportedAt: string;
  items: { type: string; kinds: Coded[]; areas: Coded[] }[];
  decision: TelegramDecision;
}
export interface NotUnderstood { file: string; error: { reason: string; detail: string } }

/** @returns the exit code: 1 when a file was not understood, 2 when the command was not */
export async function inspectCommand(args: readonly string[], { tenant, isDemo }: { tenant: string; isDemo: boolean }, out: { write(text: string): unknown }): Promise<number> {
  const { values, positionals: [command, ...files] } = parseArgs({ args: [...args], options: { json: { type: 'boolean' }, help: { type: 'boolean' } }, allowPositionals: true });
  if (values.help || command !== 'inspect' || files.length === 0) {
    out.write(`${usage}\n`);
    return values.help ? 0 : 2;
  }
  const rules = { tenant, mappings: firstMappings, areas: firstAreaRules(tenant) };
  const entries: (Inspected | NotUnderstood)[] = [];
  for (const file of files) entries.push(await inspectFile(file, rules));
  out.write(values.json ? `${JSON.stringify(entries, undefined, 2)}\n` : `${table(entries, tenant, isDemo)}\n`);
  return entries.some((entry) => 'error' in entry) ? 1 : 0;
}

async function inspectFile(file: string, rules: DecisionRules): Promise<Inspected | NotUnderstood> {
  try {
    const { size } = await stat(file);
    if (size > xmlLimits.bytes) throw new XmlRefused('too-large', `${size} bytes; at most ${xmlLimits.bytes} are read`);
    return inspected(file, parseTelegram(await readFile(file), basename(file)), rules);
  } catch (error) {
    if (error instanceof XmlRefused) return { file, error: { reason: error.reason, detail: error.message } };
    if (error instanceof Error && 'code' in error) return { file, error: { reason: 'unreadable', detail: String(error.code) } };
    throw error;
  }
}

const coded = ({ code, name }: Coded): Coded => ({ code, name });

export function inspected(file: string, telegram: ParsedTelegram, rules: DecisionRules): Inspected {
  const { title, status, infoType, eventId, serial, reportedAt, items } = telegram;
  return {
    file, title, status, infoType, eventId, serial, reportedAt,
    items: items.map(({ type, kinds, areas }) => ({ type, kinds: kinds.map(coded), areas: areas.map(coded) })),
    decision: decide(telegram, rules),
  };
}

/** What is done, as people say it. */
export const actionWords: Readonly<Record<TelegramDecision['action'], string>> = {
  'auto-issue': '自動で発令', draft: '案を作り承認を待つ', update: '更新', cancel: '取消', lift: '解除', ignore: '対象外', drill: '訓練・試験', record: '記録のみ',
};

function table(entries: readonly (Inspected | NotUnderstood)[], tenant: string, isDemo: boolean): string {
  const city = isDemo ? `判断は見本の市（${tenant}）のもの。TENANT で市を指定できます。 / decisions are the demo city's; set TENANT for another` : `判断は団体コード ${tenant} のもの`;
  return [city, ...entries.flatMap(lines)].join('\n');
}

function lines(entry: Inspected | NotUnderstood): string[] {
  if ('error' in entry) return ['', entry.file, `  読めません: ${entry.error.reason} ${printable(entry.error.detail)}`];
  const { file, title, status, infoType, eventId, serial, reportedAt, items, decision } = entry;
  const level = decision.level === 0 ? '' : ` レベル${decision.level}${decision.official ? '相当' : ''}`;
  return [
    '', file,
    `  ${printable(title)}  ${printable(status)}・${printable(infoType)}  ${printable(reportedAt)}  EventID ${printable(eventId) || '（空）'}  Serial ${printable(serial) || '（空）'}`,
    ...items.map(({ type, kinds, areas }) => `    ${printable(type)}: ${printable(kinds.map(({ name, code }) => (code ? `${name}[${code}]` : name)).join('、'))} ← ${printable(shown(areas))}`),
    `  → ${actionWords[decision.action]}（${decision.reason}）${printable(decision.alertKind)}${level}${decision.areas.length > 0 ? `: ${printable(shown(decision.areas))}` : ''}`,
  ];
}

const shown = (areas: readonly Coded[]): string =>
  areas.slice(0, 8).map(({ name, code }) => `${name}[${code}]`).join('、') + (areas.length > 8 ? ` ほか${areas.length - 8}` : '');
/** A telegram's text must not steer the terminal. */
const printable = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g, ' ');
