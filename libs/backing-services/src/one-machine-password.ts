/** Password of every database role on one machine, where the server listens on 127.0.0.1 only. Never for production. */
export const oneMachinePassword = 'one-machine';
