const MOST_VARIABLES = 50;
const NAME = /^[A-Za-z]+\w*$/;
const NAME_LENGTHS = { least: 2, most: 64 };
const LONGEST_VALUE = 512;

/** Environment variables of an API that AppSync would refuse. */
export class UnsupportedEnvironmentError extends Error {
  constructor(reason: string) {
    super(`AppSync does not take the environment variables of the API: ${reason}.`);
    this.name = 'UnsupportedEnvironmentError';
  }
}

/** Throws `UnsupportedEnvironmentError` for variables that handlers could not be given as `ctx.env` (F14). */
export function checkEnvironment(variables: Record<string, string>): void {
  const names = Object.keys(variables);
  if (names.length > MOST_VARIABLES) {
    throw new UnsupportedEnvironmentError(`there are ${names.length}, and at most ${MOST_VARIABLES} can be`);
  }
  for (const [name, value] of Object.entries(variables)) {
    checkVariable(name, value);
  }
}

function checkVariable(name: string, value: string): void {
  const { least, most } = NAME_LENGTHS;
  if (!NAME.test(name) || name.length < least || name.length > most) {
    throw new UnsupportedEnvironmentError(
      `'${name}' is no name of ${least} to ${most} letters, digits and _ that begins with a letter`,
    );
  }
  if (value.length > LONGEST_VALUE) {
    throw new UnsupportedEnvironmentError(`the value of ${name} is longer than ${LONGEST_VALUE} characters`);
  }
}
