import { expect, test } from 'vitest';
import { mistakesOf } from './check.js';
import { defineProcedure, ProcedureMistake, type ProcedureDefinition } from './index.js';

const label = { ja: '例', en: 'Example' };
type Loose = ProcedureDefinition<string, string, string, unknown>;
const sound: Loose = {
  name: 'example', title: label, initial: 'open',
  roles: { clerk: { label } },
  states: { open: { label }, closed: { label, final: true } },
  transitions: { close: { label, from: ['open'], to: 'closed', by: ['clerk'] } },
};
const close = { label, from: ['open'], to: 'closed', by: ['clerk'] };

test('a sound procedure has no mistakes', () => {
  expect(mistakesOf(sound)).toEqual([]);
});

test.each<[string, Partial<Loose>]>([
  ['the state lost cannot be reached', { states: { ...sound.states, lost: { label, final: true } } }],
  ['from the state stuck no final state can be reached', { states: { ...sound.states, stuck: { label } }, transitions: { close, jam: { ...close, to: 'stuck' } } }],
  ['from the state stuck no final state can be reached', { states: { ...sound.states, stuck: { label } }, transitions: { close, jam: { ...close, to: 'stuck' }, turn: { ...close, from: ['stuck'], to: 'stuck' } } }],
  ['from the state round no final state can be reached', {
    states: { ...sound.states, round: { label }, robin: { label } },
    transitions: { close, spin: { ...close, to: 'round' }, on: { ...close, from: ['round'], to: 'robin' }, back: { ...close, from: ['robin'], to: 'round' } },
  }],
  ['the state closed is final but something can still be done', { transitions: { close, note: { ...close, from: ['closed'] } } }],
  ['the state closed is final but something can still be done', { transitions: { close, reopen: { ...close, from: ['closed'], to: 'open' } } }],
  ['close may be done by nobody', { transitions: { close: { ...close, by: [] } } }],
  ['go starts nowhere', { transitions: { close, go: { ...close, from: [] } } }],
  ['close names the unknown role mayor', { transitions: { close: { ...close, by: ['mayor'] } } }],
  ['close names the unknown state gone', { transitions: { close: { ...close, to: 'gone' } } }],
  ['the initial state nowhere is unknown', { initial: 'nowhere' }],
  ['toString names the unknown state constructor', { transitions: { close, toString: { ...close, to: 'constructor' } } }],
  ['close it cannot stand in an address', { transitions: { 'close it': close } }],
])('a declaration is refused because %s', (mistake, changes) => {
  expect(mistakesOf({ ...sound, ...changes })).toContain(mistake);
  expect(() => defineProcedure({ ...sound, ...changes })).toThrow(ProcedureMistake);
});

test('all mistakes are told at once', () => {
  expect(() => defineProcedure({ ...sound, initial: 'nowhere', transitions: { close: { ...close, by: [] } } })).toThrow(/nobody[^]*nowhere[^]*open cannot be reached/);
});
