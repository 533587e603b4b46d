import type { Fact, Section } from './facts/fact.ts';
import { ACCESS } from './facts/sections/access.ts';
import { CACHING } from './facts/sections/caching.ts';
import { CLIENTS } from './facts/sections/clients.ts';
import { COGNITO } from './facts/sections/cognito.ts';
import { CONTEXT } from './facts/sections/context.ts';
import { DATA_API } from './facts/sections/data-api.ts';
import { RDS } from './facts/sections/database-sources.ts';
import { FILES } from './facts/sections/files.ts';
import { FIREWALL } from './facts/sections/firewall.ts';
import { HANDLERS } from './facts/sections/handlers.ts';
import { HTTP } from './facts/sections/http.ts';
import { LAMBDA } from './facts/sections/lambda-sources.ts';
import { LANGUAGE } from './facts/sections/language.ts';
import { MESSAGES } from './facts/sections/messages.ts';
import { POSTGRES } from './facts/sections/postgres.ts';
import { PROTOCOL } from './facts/sections/realtime-protocol.ts';
import { SCHEMA } from './facts/sections/schema.ts';
import { SUBSCRIPTIONS } from './facts/sections/subscriptions.ts';
import { TEMPLATES } from './facts/sections/templates.ts';

/** What AWS does, in the order of the numbers by which code and tests cite it: F1 is the fact with number 1. */
export const SECTIONS: Section[] = [
  ...[LANGUAGE, CONTEXT, HANDLERS, LAMBDA, CACHING, RDS, DATA_API],
  ...[PROTOCOL, SUBSCRIPTIONS, SCHEMA, ACCESS, HTTP, CLIENTS],
  ...[COGNITO, POSTGRES, MESSAGES, TEMPLATES, FILES, FIREWALL],
];

export const FACTS: Fact[] = SECTIONS.flatMap(({ facts }) => facts);
