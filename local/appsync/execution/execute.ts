import { OperationTypeNode } from 'graphql';
import { completeFields, NULLED } from './complete.ts';
import type { FieldFault } from './field-fault.ts';
import type { FieldPlan } from './plan.ts';
import { ROOT } from './invocation.ts';
import { resolveFields } from './resolve-fields.ts';
import type { Run } from './run.ts';
import { within } from './time-limit.ts';

/** `data` first, as AppSync writes it; without faults there is no `errors`. */
export type ExecutionAnswer = {
  data: Record<string, unknown> | null;
  errors?: FieldFault[];
  extensions?: Record<string, unknown>;
};

/** Runs a query or a mutation: first all resolvers, then the answer is put together in one go. */
export async function execute(
  operation: OperationTypeNode,
  fields: readonly FieldPlan[],
  run: Run,
): Promise<ExecutionAnswer> {
  const isMutation = operation === OperationTypeNode.MUTATION;
  await within(run, isMutation ? resolveInOrder(fields, run) : resolveFields(fields, ROOT, run));
  const completed = completeFields(fields, ROOT, undefined, run);
  const data = completed === NULLED ? null : completed;
  return run.faults.length > 0 ? { data, errors: run.faults } : { data };
}

/** F20. */
async function resolveInOrder(fields: readonly FieldPlan[], run: Run): Promise<void> {
  for (const field of fields) {
    if (run.isOver) return;
    await resolveFields([field], ROOT, run);
  }
}
