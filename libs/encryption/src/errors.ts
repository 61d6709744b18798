/** A sealed text could not be opened. Messages name the field and never the person or the text. */
export abstract class CannotOpen extends Error {}

/** The person's key was shredded: what was sealed for them is gone everywhere, for good. */
export class PersonForgotten extends CannotOpen {
  override readonly name = 'PersonForgotten';
  constructor() {
    super('The person was forgotten; their key no longer exists');
  }
}

/** Nothing was ever sealed for this person here. */
export class NoPersonKey extends CannotOpen {
  override readonly name = 'NoPersonKey';
  constructor() {
    super('There is no key of this person in this service');
  }
}

/** The text was sealed for another field, for example moved from one column to another. */
export class WrongField extends CannotOpen {
  override readonly name = 'WrongField';
  constructor(readonly field: string) {
    super(`What stands in ${field} was sealed for another field`);
  }
}

/** The text was sealed for another person. */
export class WrongPerson extends CannotOpen {
  override readonly name = 'WrongPerson';
  constructor(readonly field: string) {
    super(`What stands in ${field} was sealed for another person`);
  }
}

/** The text is not what was sealed: changed, cut, or no sealed text at all. */
export class Tampered extends CannotOpen {
  override readonly name = 'Tampered';
  constructor(readonly field: string) {
    super(`What stands in ${field} is not what was sealed`);
  }
}

/** A row of `person_key` is not what was stored: changed, or moved from another person. Only a backup can help. */
export class PersonKeyBroken extends CannotOpen {
  override readonly name = 'PersonKeyBroken';
  constructor(readonly personRef: string, cause: unknown) {
    super('The stored key of a person is damaged', { cause });
  }
}

/** The master key that wrapped a person's key is not at hand. */
export class MasterKeyMissing extends Error {
  override readonly name = 'MasterKeyMissing';
}
