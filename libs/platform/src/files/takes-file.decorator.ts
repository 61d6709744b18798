import { declare } from '../http/route.js';

/** Documents that the body is multipart/form-data with one `file`; the handler takes it in with `Files.receive`. */
export const TakesFile = (): MethodDecorator => declare({ takesFile: true });
