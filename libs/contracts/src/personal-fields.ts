import { z } from 'zod';

/** A field that could hold personal data; `path` is dotted, `[]` stands for a list's items. */
export interface PersonalField { readonly path: string; readonly reason: string }

/** Why a text that anybody could write into may stand in an event: whoever is named acts in a public capacity. */
export const publicTexts = z.registry<{ because: string }>();

const personalWords = new Set(
  ('name kana furigana mail email phone tel telephone fax mobile address street zip postal birth birthday birthdate born dob age gender sex ' +
    'person people citizen resident household guardian applicant sub subject user login ip device passport face photo signature ' +
    'shimei namae jusho denwa seibetsu seinengappi mynumber comment note memo remark message body text description').split(' '),
);
const personalJapanese = /氏名|名前|姓|住所|電話|携帯|メール|フリガナ|カナ|生年月日|年齢|性別|本籍|個人番号|世帯/;

/** What a person could be known by. A text field that accepts one of these is free text, whatever its name. */
const personalValues = [
  '山田 太郎', 'ヤマダタロウ', 'Taro Yamada', 'taro.yamada@example.jp', '090-1234-5678', '09012345678', '+819012345678',
  '東京都千代田区千代田1-1', '100-0001', '123456789018', '192.0.2.1', '2001:db8::1',
];

/** Every field of a payload that could hold personal data, by its name, by the texts it accepts, or because its shape is open. */
export function personalFields(payload: z.ZodObject): PersonalField[] {
  return fieldsOf(payload, '');
}

function fieldsOf(object: z.ZodObject, prefix: string): PersonalField[] {
  if (object.def.catchall && !(object.def.catchall instanceof z.ZodNever)) return [{ path: prefix.slice(0, -1) || '(payload)', reason: 'takes fields nobody declared' }];
  return Object.entries<z.core.$ZodType>(object.shape).flatMap(([name, schema]) => {
    const inner = unwrapped(schema);
    return publicTexts.has(inner) ? [] : [...namedPersonal(name, prefix), ...valuesOf(inner, `${prefix}${name}`)];
  });
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? unwrapped(schema.unwrap()) : schema;
}

function namedPersonal(name: string, prefix: string): PersonalField[] {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z0-9]+/);
  const known = words.find((word) => personalWords.has(word) || personalWords.has(word.replace(/s$/, ''))) ?? personalJapanese.exec(name)?.[0];
  return known === undefined ? [] : [{ path: `${prefix}${name}`, reason: `is named like personal data ("${known}")` }];
}

function valuesOf(schema: z.core.$ZodType, path: string): PersonalField[] {
  if (schema instanceof z.ZodObject) return fieldsOf(schema, `${path}.`);
  if (schema instanceof z.ZodArray) return valuesOf(unwrapped(schema.element), `${path}[]`);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => valuesOf(unwrapped(option), path));
  if (closed.some((kind) => schema instanceof kind)) return acceptsPersonal(schema, path);
  return [{ path, reason: `is a ${schema._zod.def.type}, whose values nobody can foresee` }];
}

const closed = [z.ZodString, z.ZodStringFormat, z.ZodEnum, z.ZodLiteral, z.ZodNumber, z.ZodBoolean, z.ZodNull];

function acceptsPersonal(schema: z.core.$ZodType, path: string): PersonalField[] {
  const value = personalValues.find((value) => z.safeParse(schema, value).success);
  return value === undefined ? [] : [{ path, reason: `accepts personal data such as "${value}"` }];
}
