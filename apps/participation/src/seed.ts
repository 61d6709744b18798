import { readFile } from 'node:fs/promises';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { config } from './config.js';
import { dataSourceOptions } from './data-source.js';
import { seedCity } from './seed-city.js';

// The municipality of CITY_FILE: its settings, and last year's awards as sample data. Running it again changes nothing.
const City = z.object({ lgCode: z.string(), name: z.string(), areas: z.array(z.object({ code: z.string() })), topics: z.array(z.object({ code: z.string() })) });
const city = City.parse(JSON.parse(await readFile(config.CITY_FILE, 'utf8')));
const db = await new DataSource(dataSourceOptions).initialize();
try {
  await db.transaction((tx) => seedCity(tx, city, new Date()));
} finally {
  await db.destroy();
}
