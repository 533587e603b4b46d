import { wiring } from '../../graphql/wiring.ts';
import { codeOf, productEngine } from '../rights/in-process.ts';
import { NOTHING_TO_RESTORE, type Lock } from './lock.ts';

type Opening = { kind: Lock['kind']; name: string; pattern: RegExp; open: string };

/** What a resolver asks of a token, and what it does so that a subscriber hears only what is theirs, while it is. */
const OPENINGS: Opening[] = [
  { kind: 'token', name: 'is an access token', pattern: /claims\.token_use !== "access"/, open: 'false' },
  { kind: 'token', name: 'has an end', pattern: /!claims\.exp/, open: 'false' },
  {
    kind: 'token',
    name: 'has a list of groups',
    pattern: /typeof \(groups \?\? \[\]\) !== "object"/,
    open: 'false',
  },
  {
    kind: 'subscription',
    name: 'is filtered',
    pattern: /\w+\.setSubscriptionFilter\(/,
    open: 'JSON.stringify(',
  },
  {
    kind: 'subscription',
    name: 'ends with the right',
    pattern: /\w+\.setSubscriptionInvalidationFilter\(/,
    open: 'JSON.stringify(',
  },
];
const ENDING = /\w+\.invalidateSubscriptions\(/g;

export function resolverLocks(): Lock[] {
  return Object.entries(wiring).flatMap(([field, route]) => {
    const name = typeof route === 'string' ? field : (route[0]?.code ?? field);
    const code = codeOf(name);
    const openings = OPENINGS.filter(({ pattern }) => pattern.test(code)).map((opening) => ({
      ...opening,
      changed: code.replace(opening.pattern, opening.open),
    }));
    const endings = [...code.matchAll(ENDING)].map((found, index) => ({
      kind: 'subscription' as const,
      name: `ends subscriptions, ${index + 1}`,
      changed: `${code.slice(0, found.index)}JSON.stringify(${code.slice(found.index + found[0].length)}`,
    }));
    return [...openings, ...endings].map((opening) => lockOf(field, name, opening));
  });
}

function lockOf(
  field: string,
  code: string,
  opening: { kind: Lock['kind']; name: string; changed: string },
): Lock {
  return {
    kind: opening.kind,
    name: `${field} ${opening.name}`,
    fields: [field],
    removed: (bench) => {
      const engine = productEngine(bench.execute, {
        code: (name) => (name === code ? opening.changed : codeOf(name)),
      });
      return Promise.resolve({
        bench: { ...bench, engine, absent: new Map() },
        restore: NOTHING_TO_RESTORE,
      });
    },
  };
}
