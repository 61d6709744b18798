import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';

/** A handler method decorated with `@OnEvent(contract)`. */
export interface Consumer { readonly service: string; readonly file: string; readonly handler: string; /** Name the contract is exported by. */ readonly contract: string }

/** Every handler in the services' `*.events.ts`, read from the code as the compiler reads it. @param root of the repository */
export function consumersIn(root: string): Consumer[] {
  const files = globSync('apps/*/src/**/*.events.ts', { cwd: root }).map((file) => file.split(sep).join('/')).sort();
  return files.flatMap((file) => consumersOf(file, readFileSync(join(root, file), 'utf8')));
}

export function consumersOf(file: string, text: string): Consumer[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const imported = importedContracts(source);
  const [, service = ''] = file.split('/');
  return source.statements.filter(ts.isClassDeclaration).flatMap(({ members }) =>
    members.filter(ts.isMethodDeclaration).flatMap((method) =>
      onEventArguments(method).map((name) => {
        const contract = imported.get(name);
        if (!contract) throw new Error(`${file}: @OnEvent(${name}) takes a contract imported from @tomoni/contracts`);
        return { service, file, handler: method.name.getText(source), contract };
      }),
    ),
  );
}

/** Local name → exported name, for `import { grantAwardDecided as decided } from '@tomoni/contracts'`. */
function importedContracts(source: ts.SourceFile): Map<string, string> {
  const specifiers = source.statements.filter(ts.isImportDeclaration).flatMap(({ moduleSpecifier, importClause }) => {
    const named = importClause?.namedBindings;
    return ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text === '@tomoni/contracts' && named && ts.isNamedImports(named) ? [...named.elements] : [];
  });
  return new Map(specifiers.map(({ name, propertyName }) => [name.text, (propertyName ?? name).text]));
}

function onEventArguments(method: ts.MethodDeclaration): string[] {
  return (ts.getDecorators(method) ?? []).flatMap(({ expression }) =>
    ts.isCallExpression(expression) && expression.expression.getText() === 'OnEvent' ? expression.arguments.map((argument) => argument.getText()) : [],
  );
}
