import { clientSignIn, demoPeople, demoSignIn, type DemoPerson } from '@tomoni/client';
import type { ApiOperation } from './document.js';

export interface Caller {
  /** A demo login, `notification` and the like for a service, `anybody`, `wrong-service`. */
  name: string;
  /** Undefined where the request goes without one. */
  token: string | undefined;
}

/** Everybody who can sign in at a service, each with a real token. */
export class Callers {
  private readonly turns = new Map<string, number>();

  private constructor(
    /** Of the groups whose officers can sign in. */
    readonly groups: readonly string[],
    private readonly signedIn: readonly (Caller & { scopes: readonly string[] })[],
    private readonly outsiders: readonly Caller[],
  ) {}

  /** @param clients secrets of services that call others, by client id */
  static async signIn(issuer: string, service: string, operations: readonly ApiOperation[], clients: Readonly<Record<string, string>>): Promise<Callers> {
    const people = await demoPeople(issuer);
    const token = async ({ id }: DemoPerson, audience: string) => (await demoSignIn({ issuer, person: id, service: audience })).access_token;
    const signedIn: (Caller & { scopes: readonly string[] })[] = [];
    for (const person of people) signedIn.push({ name: person.id, token: await token(person, service), scopes: person.scopes[service] ?? [] });
    const forServices = [...new Set(operations.flatMap(({ waysIn }) => waysIn.flat()))].filter((scope) => !signedIn.some(({ scopes }) => scopes.includes(scope)));
    for (const [client, secret] of Object.entries(clients)) {
      const granted = await clientSignIn({ issuer, client, secret, service, scope: forServices.join(' ') }).catch(() => undefined);
      if (granted) signedIn.push({ name: client, token: granted.access_token, scopes: forServices });
    }
    const [stranger] = people;
    const elsewhere = Object.keys(clients).find((name) => name !== service);
    const wrongService = stranger && elsewhere && { name: `somebody signed in at ${elsewhere}`, token: await token(stranger, elsewhere) };
    const groups = [...new Set(people.flatMap((person) => person.groups.map(({ id }) => id)))];
    return new Callers(groups, signedIn, [{ name: 'anybody', token: undefined }, { name: 'somebody with a bad token', token: 'not.a.token' }, ...(wrongService ? [wrongService] : [])]);
  }

  /** Three times in four somebody who may, in turns; else somebody who may not: nobody, with a token for elsewhere, or without the scope. */
  next(operation: ApiOperation | undefined): Caller {
    const name = operation ? `${operation.method} ${operation.path}` : '';
    const turn = this.turns.get(name) ?? 0;
    this.turns.set(name, turn + 1);
    const { waysIn = [] } = operation ?? {};
    const may = waysIn.length > 0 ? this.signedIn.filter(({ scopes }) => waysIn.some((way) => way.every((scope) => scopes.includes(scope)))) : this.signedIn;
    const mayNot = [...this.outsiders, ...this.signedIn.filter((one) => !may.includes(one))];
    const [from, at] = turn % 4 === 3 || may.length === 0 ? [mayNot, Math.floor(turn / 4)] : [may, turn];
    return from[at % from.length] ?? { name: 'anybody', token: undefined };
  }
}
