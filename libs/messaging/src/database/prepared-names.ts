const usesBefore = 5;
const mostNames = 300;

/**
 * Names for statements that come again and again, so that PostgreSQL parses and plans each once a connection. Text made by a query
 * builder varies with its conditions; only what was seen several times gets a name, and the number of names is limited.
 */
export class PreparedNames {
  private readonly uses = new Map<string, number>();
  private readonly names = new Map<string, string>();
  private generation = 1;

  nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= mostNames) return known;
    const uses = (this.uses.get(text) ?? 0) + 1;
    if (this.uses.size > 10 * mostNames) this.uses.clear();
    this.uses.set(text, uses);
    if (uses < usesBefore) return undefined;
    this.uses.delete(text);
    const name = `s${this.generation}-${this.names.size}`;
    this.names.set(text, name);
    return name;
  }

  /** After a table was changed its prepared statements fail: from now on they have other names. */
  renew(): void {
    this.generation += 1;
    this.names.clear();
  }
}
