import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pythonEnvironment, pythonFolder, requirementsFile } from './config.js';

const installed = join(pythonFolder, 'installed.txt');

/** Installs schemathesis into a folder of its own when it is not there; returns its command. @throws one sentence for people */
export async function schemathesis(): Promise<string> {
  const wanted = readFileSync(requirementsFile, 'utf8');
  if (!existsSync(installed) || readFileSync(installed, 'utf8') !== wanted) {
    rmSync(pythonFolder, { recursive: true, force: true });
    await must('python3', ['-m', 'venv', pythonFolder], 'Fuzzing needs Python 3.10 or newer with its venv module, because schemathesis is written in Python: install python3 and python3-venv, or leave `npm run fuzz` out');
    await must(join(pythonFolder, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', '-r', requirementsFile], 'schemathesis could not be installed from the Python package index');
    writeFileSync(installed, wanted);
  }
  return join(pythonFolder, 'bin/schemathesis');
}

async function must(command: string, args: string[], otherwise: string): Promise<void> {
  const { code, output } = await run(command, args);
  if (code !== 0) throw new Error(`${otherwise}.\n${output.trim().split('\n').slice(-5).join('\n')}`.trim());
}

/** Runs a program to its end. A program that is not there has the code -1. */
export async function run(command: string, args: readonly string[], cwd?: string): Promise<{ code: number; output: string }> {
  let output = '';
  const child = spawn(command, args, { env: pythonEnvironment(), cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return { code: code ?? -1, output };
  } catch (error) {
    return { code: -1, output: String(error) };
  }
}
