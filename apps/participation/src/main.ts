// The first statement of the service; its slices are listed in app.module.ts.
