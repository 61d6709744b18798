import { declare } from './route.js';

/** The route answers with server-sent events (`text/event-stream`) and writes them itself. */
export const Streams = (): MethodDecorator => declare({ streams: true });
