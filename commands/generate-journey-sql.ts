import { writeFile } from 'node:fs/promises';
import { journeySql } from '../domain/journey-sql.ts';

const target = new URL('../database/functions/journey_transition.sql', import.meta.url);
await writeFile(target, journeySql());
