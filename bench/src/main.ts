import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { size } from './dispatching.js';
import { reached, resultOf, type Result } from './row.js';
import { rows } from './rows.js';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    markdown: { type: 'string' },
    commit: { type: 'string', default: 'unknown' },
    only: { type: 'string', multiple: true },
    runs: { type: 'string', default: '5' },
    mails: { type: 'string', default: '60000' },
    list: { type: 'boolean' },
  },
});
size.mails = Number(values.mails);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const wanted = rows.filter(({ name }) => !values.only || values.only.includes(name));
if (wanted.length === 0) throw new Error(`There is no such row; there are: ${rows.map(({ name }) => name).join(', ')}`);

if (values.list) wanted.forEach(({ name, peer }) => say(`${name} – beside ${peer}`));
else {
  const results: Result[] = [];
  for (const row of wanted) {
    try {
      const result = await resultOf(row, Number(values.runs));
      results.push(result);
      say(line(result));
    } catch (error) {
      // The other rows are worth their time all the same.
      say(`FAILED  ${row.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      process.exitCode = 1;
    }
  }
  if (values.json) await writeFile(values.json, `${JSON.stringify(results, undefined, 2)}\n`);
  if (values.markdown) await writeFile(values.markdown, markdown(results));
}

function line(result: Result): string {
  const { row, unit, ours, peer, ratio, demanded, better, min, max, runs } = result;
  return `${reached(result) ? 'reached' : 'MISSED '} ${row}: ${ours} ${unit}, beside ${peer}: ${ratio}× (${min}–${max}, ${runs} runs), demanded ${better === 'higher' ? '≥' : '≤'} ${demanded}×`;
}

function markdown(results: Result[]): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  const body = results.map((result) => {
    const { row, unit, ours, peer, ratio, demanded, better, min, max, runs } = result;
    const beside = rows.find(({ name }) => name === row)?.peer ?? '';
    return `| ${row} | ${ours} ${unit} | ${peer} | ${ratio} (${min}–${max}) | ${better === 'higher' ? '≥' : '≤'} ${demanded} | ${reached(result) ? 'yes' : '**no**'} | ${runs} | ${beside} |`;
  });
  return [
    '# Results',
    '',
    `\`npm run bench -- --markdown bench/RESULTS.md\` on ${machine}, commit ${values.commit}, ${new Date().toISOString().slice(0, 10)}. Each row: median over its runs, ours and the peer in turns on the same servers; a ratio's minimum and maximum in brackets.`,
    '',
    '| row | ours | beside it | ratio | demanded | reached | runs | what stands beside it |',
    '|---|---|---|---|---|---|---|---|',
    ...body,
    '',
  ].join('\n');
}
