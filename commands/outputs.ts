import type { LocalCloud } from '../local/local-cloud.ts';
import type { DemoUser } from '../seed/users.ts';

/** What `.local/outputs.json` says: how a client reaches the running system, and who can sign in. */
export type Outputs = LocalCloud['outputs'] & { custom: { demoUsers: DemoUser[] } };
