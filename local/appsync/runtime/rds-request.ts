import { RejectedArgument } from './interruption.ts';
import type { Dialect } from './rds-identifiers.ts';
import { renderStatement } from './rds-render.ts';
import { isSqlTemplate, templateText } from './rds-sql.ts';
import { isObject } from './rds-statements.ts';
import { newVariables } from './rds-variables.ts';
import type { Variables } from './rds-variables.ts';

/** What a resolver of a relational database asks for (F44). */
export type RdsRequest = { statements: string[] } & Omit<Variables, 'bind'>;

const MOST_STATEMENTS = 2;

/** `createPgStatement` and its twin for MySQL: one or two statements of any kind, or plain text (F45). */
export function statementFunction(dialect: Dialect) {
  return (...given: unknown[]): RdsRequest => {
    const statements = given.filter((statement, index) => index === 0 || (statement ?? null) !== null);
    if (given.length === 0) {
      throw new RejectedArgument(`An argument is expected to be passed to ${dialect.name}`);
    }
    if (statements.length > MOST_STATEMENTS) {
      throw new RejectedArgument(
        `At most ${MOST_STATEMENTS} statements are expected to be passed to ${dialect.name}`,
      );
    }
    const variables = newVariables();
    const texts = statements.map((statement) => textOf(statement, dialect, variables));
    const { variableMap, variableTypeHintMap } = variables;

    return { statements: texts, variableMap, variableTypeHintMap };
  };
}

function textOf(statement: unknown, dialect: Dialect, variables: Variables): string {
  if (typeof statement === 'string') {
    return statement;
  }
  if (isSqlTemplate(statement)) {
    return templateText(statement, variables);
  }
  const text = isObject(statement) ? renderStatement(statement, dialect, variables) : undefined;
  if (text === undefined) {
    throw new RejectedArgument(`Unsupported type is passed as argument to ${dialect.name}`);
  }
  return text;
}
