import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Loaded before a service (`--import …?clock=FILE`): its clock differs from the machine's by the milliseconds that stand in the file.
const file = new URL(import.meta.url).searchParams.get('clock') ?? fileURLToPath(import.meta.url);
const RealDate = Date;
let shiftMs = 0;

function look(): void {
  shiftMs = Number(readFileSync(file, 'utf8'));
}
look();
setInterval(look, 100).unref();

globalThis.Date = new Proxy(RealDate, {
  construct: (target, values: [], newTarget) => Reflect.construct(target, values.length > 0 ? values : [target.now() + shiftMs], newTarget) as object,
  apply: (target) => new target(target.now() + shiftMs).toString(),
  get: (target, property, receiver) => (property === 'now' ? () => target.now() + shiftMs : (Reflect.get(target, property, receiver) as unknown)),
});
