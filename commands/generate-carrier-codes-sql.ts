import { writeFile } from 'node:fs/promises';
import { carrierCodesSql } from '../domain/carrier-codes-sql.ts';

const target = new URL('../database/functions/carrier_code_meaning.sql', import.meta.url);
await writeFile(target, carrierCodesSql());
