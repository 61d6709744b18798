export const eventTopic = 'bench.grant-application';
