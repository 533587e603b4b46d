import { compiled, unknownIn } from './statements.ts';
import type {
  Action,
  Block,
  CustomResponse,
  ResponseBody,
  Rule,
  WebAclProperties,
  WebRequest,
} from './types.ts';

/** What a refused request is answered; nothing of it is given if the protected service says it in its own words. */
export type Refusal = {
  rule: string;
  response?: { status: number; headers: Record<string, string>; body: string };
};

export type WebAcl = {
  /** Undefined for what may pass. */
  judge: (request: WebRequest) => Refusal | undefined;
  /** Rules that are not looked at, and what in them is not known here. */
  notEvaluated: { rule: string; unknown: string[] }[];
};

const DEFAULT_ACTION = 'the default action';
const KNOWN_ACTIONS = ['Allow', 'Block', 'Count'];
const CONTENT_TYPES: Record<ResponseBody['ContentType'], string> = {
  APPLICATION_JSON: 'application/json',
  TEXT_HTML: 'text/html',
  TEXT_PLAIN: 'text/plain',
};

/** Asks the rules in the order of their priorities; the first that allows or blocks decides (F145). */
export function createWebAcl({
  DefaultAction,
  Rules = [],
  CustomResponseBodies = {},
}: WebAclProperties): WebAcl {
  const ordered = [...Rules].sort((one, other) => one.Priority - other.Priority);
  const judged = ordered.map((rule) => ({ rule, unknown: unknownOf(rule) }));
  const rules = judged
    .filter(({ unknown }) => unknown.length === 0)
    .map(({ rule }) => ({ ...rule, matches: compiled(rule.Statement) }));
  const refused = (rule: string, { CustomResponse }: Block): Refusal =>
    CustomResponse ? { rule, response: responseOf(CustomResponse, CustomResponseBodies) } : { rule };

  return {
    judge: (request) => {
      const decisive = rules.find(({ Action, matches }) => !Action?.Count && matches(request));
      if (!decisive) return DefaultAction.Block && refused(DEFAULT_ACTION, DefaultAction.Block);
      const { Name, Action } = decisive;
      return Action?.Block && refused(Name, Action.Block);
    },
    notEvaluated: judged
      .filter(({ unknown }) => unknown.length > 0)
      .map(({ rule, unknown }) => ({ rule: rule.Name, unknown })),
  };
}

/** One that counts decides nothing, so it need not be known. */
function unknownOf({ Statement, Action = {} }: Rule): string[] {
  const actions = Object.keys(Action satisfies Action).filter((action) => !KNOWN_ACTIONS.includes(action));
  return [...new Set([...unknownIn(Statement), ...actions])];
}

function responseOf(
  { ResponseCode, CustomResponseBodyKey = '', ResponseHeaders = [] }: CustomResponse,
  bodies: Record<string, ResponseBody>,
): Refusal['response'] {
  const body = bodies[CustomResponseBodyKey];
  const headers = Object.fromEntries(ResponseHeaders.map(({ Name, Value }) => [Name.toLowerCase(), Value]));
  return {
    status: ResponseCode,
    headers: { ...headers, ...(body && { 'content-type': CONTENT_TYPES[body.ContentType] }) },
    body: body?.Content ?? '',
  };
}
