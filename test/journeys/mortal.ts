/** Whoever has died does nothing any more. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

type Call = (...given: never[]) => unknown;

/** Decides at each call whether its caller dies there, and whether before or after it has had its effect. */
export type Fate = { dies: () => 'before' | 'after' | undefined };

/** Services of somebody who may die at any of them: once dead, nothing that they still do has an effect. */
export function mortal<Services extends object>(services: Services, fate: Fate): Services {
  const life = { isOver: false };
  return wrap(services, fate, life) as Services;
}

function wrap(value: unknown, fate: Fate, life: { isOver: boolean }): unknown {
  if (typeof value === 'function') return wrapCall(value as Call, fate, life);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, wrap(member, fate, life)]));
}

/** What answers at once, such as a clock or a log, does not fail. */
const HARMLESS = ['log', 'now', 'textOf', 'pause'];

function wrapCall(call: Call, { dies }: Fate, life: { isOver: boolean }): Call {
  if (HARMLESS.includes(call.name)) return call;
  return async (...given) => {
    const death = life.isOver ? 'before' : dies();
    if (death) life.isOver = true;
    if (death === 'before') throw new Killed();
    const answer = await call(...given);
    if (life.isOver) throw new Killed();
    return answer;
  };
}
