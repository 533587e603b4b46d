import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const validate = ajv.compile(
  JSON.parse(readFileSync(`${import.meta.dirname}/epcis-2.0.schema.json`, 'utf8')),
);

/** What GS1's JSON schema of EPCIS 2.0 finds wrong with a document, by place; nothing where it is valid. */
export function epcisFaults(document: unknown): string[] {
  return validate(document)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
