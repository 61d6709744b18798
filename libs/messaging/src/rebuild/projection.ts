/**
 * Tables that only the handlers of some events write, and nothing else: then the retained log can make them anew
 * (`npm run events -- rebuild`). Its handlers carry it (`@OnEvent(contract, { into: projection })`), write no other table and publish
 * nothing. Its tables have no triggers, no foreign keys, no views on them, and identity columns where others would use a sequence.
 */
export interface Projection {
  readonly name: string;
  readonly tables: readonly string[];
}
