import { createHash } from 'node:crypto';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { InvalidInput } from './problem.js';

/** A page of a list; `next` is the cursor of the following one, null at the end. */
export interface Page<Item> { readonly items: Item[]; readonly next: string | null }
interface PageRequest { readonly cursor?: string; readonly limit: number }

/** The query of a list: `cursor`, `limit` (1–100, 20 when absent) and the list's own filters; others are refused. */
export const pageQuery = <Filters extends z.ZodRawShape>(filters: Filters) =>
  z.strictObject({
    cursor: z.string().max(2_000).optional().meta({ description: 'The `next` of the page before' }),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    ...filters,
  });

/** The reply of a list of `item`. */
export const pageOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), next: z.string().nullable() });

const cursorContent = z.tuple([z.string(), z.array(z.union([z.string(), z.number(), z.boolean()]))]);
const digest = (content: string): string => createHash('sha256').update(content).digest('base64url').slice(0, 8);

/**
 * An opaque cursor: where a list goes on. The digest only finds damage; whoever forges one merely chooses where to start,
 * because every value is a statement's parameter.
 */
export function encodeCursor(list: string, values: readonly (string | number | boolean)[]): string {
  const content = Buffer.from(JSON.stringify([list, values])).toString('base64url');
  return `${content}.${digest(content)}`;
}

/** The values of a cursor made by `encodeCursor` for the same list, as `shape` describes them. @throws InvalidInput (400) on any other text. */
export function decodeCursor<Values extends z.ZodType<readonly unknown[]>>(list: string, cursor: string, shape: Values): z.output<Values> {
  const [content = '', mark] = cursor.split('.');
  if (digest(content) === mark) {
    const read = cursorContent.safeParse(jsonOf(content));
    const values = read.success && read.data[0] === list ? shape.safeParse(read.data[1]) : undefined;
    if (values?.success) return values.data;
  }
  throw new InvalidInput([{ in: 'query', pointer: '#/cursor', code: 'invalid_cursor', detail: { ja: '続きの位置が正しくありません。最初のページから読み直してください。', en: 'This cursor is damaged or belongs to another list. Start again from the first page.' } }]);
}

function jsonOf(content: string): unknown {
  try {
    return JSON.parse(Buffer.from(content, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/**
 * One page of a query in keyset order, never by OFFSET: as fast on the last page as on the first.
 * @param order properties of the query's main entity, all in one direction, the last one unique (`{ by: ['decidedAt', 'id'], direction: 'DESC' }`);
 *   an index on exactly these columns carries it. `fixed`: those of them that the query holds to one value; PostgreSQL would compare
 *   them first and step over everything before the cursor.
 */
export async function page<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  { cursor, limit }: PageRequest,
  order: { readonly by: readonly [string, ...string[]]; readonly direction: 'ASC' | 'DESC'; readonly fixed?: readonly string[] },
): Promise<Page<Row>> {
  const { alias } = query;
  const main = query.expressionMap.mainAlias?.metadata;
  if (!main) throw new Error('A page needs a query over an entity');
  const columns = order.by.map((property) => {
    const column = main.findColumnWithPropertyName(property);
    if (!column) throw new Error(`${main.name} has no ${property}`);
    return { property, sql: `${alias}.${property}`, type: main.connection.driver.normalizeType(column) };
  });
  const list = `${main.tableName}:${order.by.join(',')}:${order.direction}`;
  if (cursor !== undefined) {
    const values = decodeCursor(list, cursor, z.array(z.string()).length(columns.length));
    const compared = columns.map((column, index) => ({ ...column, name: `cursor${index}`, value: values[index] })).filter(({ property }) => !order.fixed?.includes(property));
    query.andWhere(
      `(${compared.map(({ sql }) => sql).join(', ')}) ${order.direction === 'ASC' ? '>' : '<'} (${compared.map(({ type, name }) => `CAST(:${name} AS ${type})`).join(', ')})`,
      Object.fromEntries(compared.map(({ name, value }) => [name, value])),
    );
  }
  // As text, because a JavaScript date would lose PostgreSQL's microseconds and with them rows.
  columns.forEach(({ sql }, index) => query.addSelect(`CAST(${sql} AS text)`, `cursor${index}`).addOrderBy(sql, order.direction));
  const { entities, raw } = await query.limit(limit + 1).getRawAndEntities<Record<string, string>>();
  const last = raw[limit - 1];
  const next = entities.length > limit && last ? encodeCursor(list, columns.map((_, index) => last[`cursor${index}`] ?? '')) : null;
  return { items: entities.slice(0, limit), next };
}
