import { join } from 'node:path';
import { allEvents } from '@tomoni/contracts';
import { brokenPromises, consumersByType, describeBreak, readReleased, release } from './contract-gate.js';
import { documentsOf, places, stale, write } from './documents.js';

const root = join(import.meta.dirname, '../../..');
const usage = 'write [docs/…] | check | contracts-check | contracts-release\n';

const commands: Record<string, (argument: string) => Promise<string[]> | string[]> = {
  async write(place) {
    write(root, await documentsOf(place ? [place] : places, root, 'dist'));
    return [];
  },
  async check() {
    return stale(root, await documentsOf(places, root, 'dist')).map((path) => `${path} is stale: run npm run docs`);
  },
  'contracts-check'() {
    const consumers = consumersByType(root);
    return brokenPromises(allEvents, readReleased(root)).map((found) => describeBreak(found, consumers.get(found.type) ?? []));
  },
  'contracts-release'() {
    const types = release(root, allEvents, new Date().toISOString().slice(0, 10));
    process.stdout.write(types.map((type) => `released ${type}\n`).join(''));
    return [];
  },
};

// What a command returns is wrong with the repository, a line each.
const [name = '', argument = ''] = process.argv.slice(2);
const mistakes = (await commands[name]?.(argument)) ?? [usage];
process.stdout.write(mistakes.map((mistake) => `${mistake}\n`).join(''));
process.exitCode = mistakes.length > 0 ? 1 : 0;
