/**
 * Personal columns, sealed with a key of each person's own: shredding the key forgets the person. The keys lie wrapped in
 * the service's table `person_key`; the master key that wraps them stays behind the port `KeyManagement`.
 */
export { CreatePersonKeys1763700100000 } from './create-person-keys.migration.js';
export * from './errors.js';
export { FileKeyManagement } from './file-key-management.js';
export { KeyManagement, type WrappedKey } from './key-management.js';
export { PersonKey } from './person-key.entity.js';
export { PersonalData, type ForgetReceipt, type OpenedPerson, type SealedPerson } from './personal-data.js';
