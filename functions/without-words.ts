import { faultName } from './log.ts';

/** Something went wrong; what it was is told by its name alone. */
export class Failed extends Error {
  constructor(fault: unknown) {
    super('See the name.');
    this.name = faultName(fault);
  }
}

/** The runtime logs and answers what a function throws, and the message of a fault may quote an address. */
export function withoutWords<Event, Answer>(
  work: (event: Event) => Promise<Answer>,
): (event: Event) => Promise<Answer> {
  return async (event) => {
    try {
      return await work(event);
    } catch (fault) {
      throw new Failed(fault);
    }
  };
}
