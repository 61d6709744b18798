import { expect, test } from 'vitest';
import { RequestTimes } from './request-times.js';

test('buckets count what took no longer, the last one everything', () => {
  const times = new RequestTimes();
  for (const seconds of [0.001, 0.005, 0.2, 60]) times.observe('/notes/:id', 'GET', 200, seconds);
  const text = times.text('notes');
  const bucket = (limit: string) => Number(new RegExp(`_bucket\\{service="notes",route="/notes/:id",method="GET",status="200",le="${limit.replace('+', '\\+')}"\\} (\\d+)`).exec(text)?.[1]);
  expect([bucket('0.005'), bucket('0.1'), bucket('0.25'), bucket('5'), bucket('+Inf')]).toEqual([2, 2, 3, 3, 4]);
  expect(text).toContain('tomoni_http_request_seconds_sum{service="notes",route="/notes/:id",method="GET",status="200"} 60.206');
  expect(text).toContain('# TYPE tomoni_http_request_seconds histogram');
});
