import type { CloudEvent } from '@tomoni/messaging';
import { pad, type Display } from '../display.js';

/** Prints what happens, as it happens. */
export class Narrator {
  private acts = 0;

  constructor(private readonly display: Display) {}

  title(text: string, ...lines: string[]): void {
    this.display.line(this.display.paint('bold', text));
    for (const line of lines) this.display.line(line);
  }

  act(title: string): void {
    this.acts += 1;
    this.display.line();
    this.display.line(this.display.paint('bold', `${this.acts}. ${title}`));
  }

  request(person: string, method: string, path: string, status: number, ms: number): void {
    const shortened = path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => `…${id.slice(-4)}`);
    this.row('→', person, `${pad(`${method} ${shortened}`, 52)} ${status} ${String(Math.round(ms)).padStart(5)} ms`);
  }

  event({ type, visibility, aggregateversion }: CloudEvent): void {
    this.row('⚡', String(visibility), `${pad(type, 52)} version ${String(aggregateversion)}, same trace`);
  }

  mail(to: string, subject: string): void {
    this.row('✉', 'mail', `${pad(to, 40)} ${subject}`);
  }

  /** What the reader should notice. */
  seen(text: string): void {
    this.display.line(`   ${this.display.paint('green', '✓')} ${text}`);
  }

  failed(text: string): void {
    this.display.line(`   ${this.display.paint('red', '✗')} ${text}`);
  }

  line(text = ''): void {
    this.display.line(text);
  }

  private row(mark: string, who: string, what: string): void {
    this.display.line(`   ${mark} ${this.display.paint('dim', pad(who, 14))} ${what}`);
  }
}
