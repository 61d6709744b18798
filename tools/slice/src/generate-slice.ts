import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { withImport, withItem, withSpread } from './insert.js';
import { BadName, camel, fill, namesOf, type Names } from './names.js';

export interface SliceRequest { readonly service: string; readonly slices: string; readonly aggregate: string; /** As officials write it. */ readonly ja: string }

const templates = join(import.meta.dirname, '../templates');

/**
 * Writes a slice that compiles, lints and passes its specs, and enters it where its service lists its slices.
 * @returns the paths it wrote or changed
 * @throws {BadName} before it writes anything
 */
export function generateSlice(root: string, request: SliceRequest, now: Date): string[] {
  const src = `apps/${request.service}/src`;
  for (const file of ['app.module.ts', 'data-source.ts', 'service.ts']) {
    if (!existsSync(join(root, src, file))) throw new BadName(`${src}/${file} does not exist: "${request.service}" is no service with tables`);
  }
  const names = namesOf(request, migrationTime(join(root, src, 'migrations'), now));
  const files = newFiles(src, names);
  const taken = Object.keys(files).find((path) => existsSync(join(root, path)));
  if (taken) throw new BadName(`${taken} exists already`);
  const changed = { ...files, ...enteredInService(root, src, names), ...enteredInContracts(root, names) };
  for (const [path, text] of Object.entries(changed)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return Object.keys(changed);
}

function newFiles(src: string, names: Names): Record<string, string> {
  const [slice, aggregate] = [`${src}/${names['slices-kebab']}/${names['slices-kebab']}`, `${src}/${names['slices-kebab']}/${names['aggregate-kebab']}`];
  const paths = {
    procedure: `${aggregate}.procedure.ts`,
    entity: `${aggregate}.entity.ts`,
    'entity.spec': `${aggregate}.entity.spec.ts`,
    service: `${slice}.service.ts`,
    controller: `${slice}.controller.ts`,
    module: `${slice}.module.ts`,
    'int.spec': `${slice}.int.spec.ts`,
    migration: `${src}/${migrationOf(names)}.ts`,
    contract: `libs/contracts/src/${names.service}/${names['slices-kebab']}.ts`,
  };
  return Object.fromEntries(Object.entries(paths).map(([template, path]) => [path, fill(readFileSync(join(templates, `${template}.ts.txt`), 'utf8'), names)]));
}

const migrationOf = (names: Names) => `migrations/${names.timestamp}-create-${names['aggregate-kebab']}`;

/** Now, and after every migration there is: TypeORM runs them in this order. */
function migrationTime(folder: string, now: Date): number {
  const times = globSync('*.ts', { cwd: folder }).map((file) => Number.parseInt(basename(file), 10)).filter(Number.isInteger);
  return Math.max(now.getTime(), ...times.map((time) => time + 1000));
}

function enteredInService(root: string, src: string, names: Names): Record<string, string> {
  const [slices, aggregate] = [names['slices-kebab'], names['aggregate-kebab']];
  const [module, entity, migration] = [`${names.Slices}Module`, names.Aggregate, `Create${names.Aggregate}${names.timestamp}`];
  const appModule = readFileSync(join(root, src, 'app.module.ts'), 'utf8');
  const dataSource = readFileSync(join(root, src, 'data-source.ts'), 'utf8');
  const withEntity = withItem(withImport(dataSource, entity, `./${slices}/${aggregate}.entity.js`), 'entities', entity);
  return {
    [`${src}/app.module.ts`]: withItem(withImport(appModule, module, `./${slices}/${slices}.module.js`), 'imports', module),
    [`${src}/data-source.ts`]: withItem(withImport(withEntity, migration, `./${migrationOf(names)}.js`), 'migrations', migration),
  };
}

/** A line in what the service publishes; its first event also makes the service known to the registry. */
function enteredInContracts(root: string, { service, 'slices-kebab': slices }: Names): Record<string, string> {
  const [list, index] = [`libs/contracts/src/${service}.ts`, 'libs/contracts/src/index.ts'];
  const line = `export * from './${service}/${slices}.js';\n`;
  if (existsSync(join(root, list))) return { [list]: readFileSync(join(root, list), 'utf8') + line };
  const text = readFileSync(join(root, index), 'utf8');
  const registered = withSpread(withImport(text, camel(service), `./${service}.js`).replace(`import { ${camel(service)} }`, `import * as ${camel(service)}`), 'allEvents', `...${camel(service)}`);
  return { [list]: `// What ${service} publishes, a file per capability.\n${line}`, [index]: `${registered.trimEnd()}\nexport * from './${service}.js';\n` };
}
