import type { Tally } from './referee.js';

const shown = 8;

/** What was asked of a service and how it stood, for people. */
export function report(service: string, { cases, answers, operations, findings }: Tally, seconds: number): string {
  const all = Object.entries(operations);
  const silent = all.filter(([, { called }]) => called === 0).map(([name]) => name);
  const inVain = all.filter(([, { called, done }]) => called > 0 && done === 0).map(([name, { reasons }]) => `${name} (${mostOf(reasons)})`);
  const lines = [
    `${service}: ${cases} cases in ${Math.round(seconds)} s, ${all.length - silent.length} of ${all.length} operations; ${Object.entries(answers).sort().map(([kind, count]) => `${count} × ${kind}`).join(', ')}`,
    ...(silent.length > 0 ? [`  never called: ${silent.join(', ')}`] : []),
    ...(inVain.length > 0 ? [`  refused every time: ${inVain.join('; ')}`] : []),
    `  failures: ${findings.length}`,
  ];
  for (const [kind, of] of Object.entries(Object.groupBy(findings, (finding) => finding.kind))) {
    lines.push(`  ${of.length} × ${kind}`);
    const byOperation = Object.entries(Object.groupBy(of, ({ operation, status }) => `${operation} → ${status}`));
    for (const [operation, several = []] of byOperation.slice(0, shown)) {
      const [first] = several;
      lines.push(`    ${several.length} × ${operation}, the first as ${first?.caller}: ${first?.detail.slice(0, 300)}`, `      ${first?.curl.slice(0, 1_500)}`);
    }
    if (byOperation.length > shown) lines.push(`    and ${byOperation.length - shown} operations more`);
  }
  return lines.join('\n');
}

const mostOf = (reasons: Readonly<Record<string, number>>): string =>
  Object.entries(reasons).sort(([, one], [, other]) => other - one).slice(0, 4).map(([reason, count]) => `${count} × ${reason}`).join(', ');
