import { copyFile, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const repository = join(import.meta.dirname, '../../..');
const libs = ['contracts', 'messaging', 'platform', 'testing', 'backing-services', 'calendar', 'procedure'];

/** A workspace of the real one's shape with the real lint configuration, and nothing in it but `files` (path → text). */
export async function scratchWorkspace(files: Readonly<Record<string, string>>) {
  // The linter compares real paths, and a temporary folder may be a link.
  const root = await realpath(await mkdtemp(join(tmpdir(), 'tomoni-lint-')));
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  await linkPackages(root, Object.fromEntries(libs.map((lib) => [lib, `libs/${lib}`])));
  for (const lib of libs) await write(`libs/${lib}/package.json`, JSON.stringify(libManifest(lib)));
  for (const lib of libs) await write(`libs/${lib}/src/index.ts`, `export const ${lib.replace('-', '')} = 1;\n`);
  await write('tsconfig.json', JSON.stringify(compilerOptions));
  await write('package.json', JSON.stringify({ type: 'module', workspaces: ['libs/*'] }));
  await copyFile(join(repository, 'eslint.config.mjs'), join(root, 'eslint.config.mjs'));
  for (const [path, text] of Object.entries(files)) await write(path, text);
  return { root, remove: () => rm(root, { recursive: true }) };
}

const libManifest = (lib: string) => ({ name: `@tomoni/${lib}`, type: 'module', exports: { '.': { '@tomoni/source': './src/index.ts' } } });
const compilerOptions = {
  extends: join(repository, 'tsconfig.base.json'),
  compilerOptions: { composite: false, noEmit: true, noUnusedLocals: false, rootDir: '.', typeRoots: ['node_modules/@types'] },
  include: ['*/*/src', '*/src'],
};

/** Packages from npm are the repository's own; `@tomoni/*` are the scratch workspace's. @param own folders of its packages, by name */
export async function linkPackages(root: string, own: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(join(root, 'node_modules/@tomoni'), { recursive: true });
  for (const name of await readdir(join(repository, 'node_modules'))) {
    if (name !== '@tomoni' && !name.startsWith('.')) await symlink(join(repository, 'node_modules', name), join(root, 'node_modules', name));
  }
  for (const [name, folder] of Object.entries(own)) await symlink(join(root, folder), join(root, 'node_modules/@tomoni', name));
}
