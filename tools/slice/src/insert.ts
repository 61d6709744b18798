import ts from 'typescript';

/** The code with one more import, in its alphabetical place among the imports of the service's own files. */
export function withImport(text: string, name: string, from: string): string {
  const own = parse(text).statements.filter(ts.isImportDeclaration).filter(({ moduleSpecifier }) => pathOf(moduleSpecifier).startsWith('.'));
  const line = `import { ${name} } from '${from}';\n`;
  const next = own.find(({ moduleSpecifier }) => pathOf(moduleSpecifier) > from);
  if (next) return insert(text, next.getStart(), line);
  const last = own.at(-1);
  if (!last) throw new Error(`There is no import to write ${from} beside`);
  return insert(text, last.getEnd(), `\n${line.trimEnd()}`);
}

const pathOf = (specifier: ts.Expression) => (ts.isStringLiteral(specifier) ? specifier.text : '');

/** The code with one more item at the end of the list that is the value of `property`, such as `imports` of a module. */
export function withItem(text: string, property: string, item: string): string {
  const list = find(parse(text), (node) => ts.isPropertyAssignment(node) && node.name.getText() === property && ts.isArrayLiteralExpression(node.initializer) ? node.initializer : undefined);
  if (!list) throw new Error(`There is no list "${property}" to write ${item} into`);
  return withElement(text, list, list.elements, item);
}

/** The code with one more `...spread` in the object that is spread into `variable`. */
export function withSpread(text: string, variable: string, item: string): string {
  const object = find(parse(text), (node) =>
    ts.isVariableDeclaration(node) && node.name.getText() === variable && node.initializer ? find(node.initializer, (inner) => (ts.isObjectLiteralExpression(inner) ? inner : undefined)) : undefined,
  );
  if (!object) throw new Error(`There is no object in "${variable}" to write ${item} into`);
  return withElement(text, object, object.properties, item);
}

function withElement(text: string, list: ts.Node, elements: ts.NodeArray<ts.Node>, item: string): string {
  const last = elements.at(-1);
  if (!last) return insert(text, list.getStart() + 1, item);
  const after = text.slice(last.getEnd(), list.getEnd());
  if (!after.startsWith(',')) return insert(text, last.getEnd(), `, ${item}`);
  const indentation = /\n([ \t]*)\S[^\n]*$/.exec(text.slice(0, last.getEnd()))?.[1] ?? '';
  return insert(text, last.getEnd() + 1, `\n${indentation}${item},`);
}

const parse = (text: string) => ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
const insert = (text: string, at: number, piece: string) => text.slice(0, at) + piece + text.slice(at);

function find<Found>(node: ts.Node, match: (node: ts.Node) => Found | undefined): Found | undefined {
  return match(node) ?? ts.forEachChild(node, (child) => find(child, match));
}
