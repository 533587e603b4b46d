import { SEED_OFFICES } from './offices.ts';
import { SEED_PEOPLE } from './people.ts';

/** Somebody who can sign in to the local system. */
export type DemoUser = {
  role: 'admin' | 'finance' | 'manager' | 'clerk' | 'person';
  username: string;
  password: string;
  /** Cognito groups; nobody's is a person. */
  groups: string[];
  /** The office they work in. */
  officeCode?: string;
  /** The person they are. */
  personId?: string;
};

/** For the system on one machine only; a deployed one has no such users. */
const PASSWORD = 'Postroom-2026!';

const DOMAIN = 'postroom.example';
const MANAGED = 'LIS1';

/** An admin, somebody of finance, the manager of Lisbon, a clerk of every office and one person. */
export function demoUsers(): DemoUser[] {
  const [person] = SEED_PEOPLE;
  return [
    { role: 'admin', username: `admin@${DOMAIN}`, password: PASSWORD, groups: ['admin'] },
    { role: 'finance', username: `finance@${DOMAIN}`, password: PASSWORD, groups: ['finance'] },
    ...[MANAGED].map((officeCode) => worker('manager', officeCode)),
    ...SEED_OFFICES.map(({ code }) => worker('clerk', code)),
    { role: 'person', username: `person@${DOMAIN}`, password: PASSWORD, groups: [], personId: person?.id },
  ];
}

function worker(role: 'manager' | 'clerk', officeCode: string): DemoUser {
  return {
    role,
    username: `${role}.${officeCode.toLowerCase()}@${DOMAIN}`,
    password: PASSWORD,
    groups: ['staff'],
    officeCode,
  };
}
