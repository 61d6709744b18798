import type { Writable } from 'node:stream';

/** Where progress is shown: a terminal that can be redrawn, or a plain log. */
export type Screen = Writable & { isTTY?: boolean; columns?: number };

const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const codes = { green: 32, red: 31, yellow: 33, dim: 2, bold: 1 };
export type Look = keyof typeof codes;

/** Prints each step with its time. In a terminal running steps are redrawn below what is done; in a log a step is one line. */
export class Display {
  private readonly running = new Map<string, number>();
  private drawn = 0;
  private frame = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly screen: Screen,
    private readonly color: boolean,
  ) {}

  /** Runs the work as a named step. `detail` is what to say about its result. */
  async step<T>(name: string, work: () => Promise<T>, detail: (result: T) => string = () => ''): Promise<T> {
    const began = performance.now();
    this.running.set(name, began);
    this.draw();
    try {
      const result = await work();
      this.finish(name, `${this.paint('green', '✓')} ${pad(name, 22)} ${this.paint('dim', seconds(began))}  ${detail(result)}`);
      return result;
    } catch (error) {
      this.finish(name, `${this.paint('red', '✗')} ${pad(name, 22)} ${this.paint('dim', seconds(began))}`);
      throw error;
    }
  }

  line(text = ''): void {
    this.erase();
    this.screen.write(`${text.trimEnd()}\n`);
    this.draw();
  }

  /** Something that happened by itself, with the time of day. */
  note(look: Look, text: string): void {
    this.line(`${this.paint('dim', new Date().toLocaleTimeString('sv-SE'))} ${this.paint(look, text)}`);
  }

  /** Rows of equal columns, the first one bold. */
  table(rows: readonly (readonly string[])[]): void {
    const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
    for (const [first = '', ...rest] of rows) {
      this.line(['  ', this.paint('bold', pad(first, widths[0] ?? 0)), ...rest.map((cell, index) => `  ${pad(cell, widths[index + 1] ?? 0)}`)].join(''));
    }
  }

  /** Takes the running steps off the terminal; nothing is redrawn any more. */
  end(): void {
    this.erase();
    this.running.clear();
    clearInterval(this.timer);
  }

  paint(look: Look, text: string): string {
    return this.screen.isTTY && this.color ? `\u001b[${codes[look]}m${text}\u001b[0m` : text;
  }

  private finish(name: string, text: string): void {
    this.running.delete(name);
    this.line(text);
    if (this.running.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private draw(): void {
    if (!this.screen.isTTY || this.running.size === 0) return;
    this.timer ??= setInterval(() => this.redraw(), 100).unref();
    const dots = spinner[this.frame % spinner.length] ?? '';
    for (const [name, began] of this.running) this.screen.write(`${this.paint('yellow', dots)} ${pad(name, 22)} ${this.paint('dim', seconds(began))}\n`);
    this.drawn = this.running.size;
  }

  private redraw(): void {
    this.frame += 1;
    this.erase();
    this.draw();
  }

  private erase(): void {
    if (this.drawn > 0) this.screen.write(`\u001b[${this.drawn}A\u001b[0J`);
    this.drawn = 0;
  }
}

export function seconds(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s`;
}

/** Columns in a terminal: Japanese letters take two. */
function width(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}]/u.test(letter) ? 2 : 1), 0);
}

export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}
