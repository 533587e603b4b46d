/** What a firewall sees of a request. */
export type WebRequest = {
  method: string;
  /** Path and query. */
  url: string;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
};

type Oversize = 'CONTINUE' | 'MATCH' | 'NO_MATCH';

export type JsonBody = {
  MatchPattern: { All?: object; IncludedPaths?: string[] };
  MatchScope: 'ALL' | 'KEY' | 'VALUE';
  InvalidFallbackBehavior?: 'MATCH' | 'NO_MATCH' | 'EVALUATE_AS_STRING';
  OversizeHandling?: Oversize;
};

/** One of these. */
export type FieldToMatch = {
  SingleHeader?: { Name: string };
  SingleQueryArgument?: { Name: string };
  AllQueryArguments?: object;
  QueryString?: object;
  UriPath?: object;
  Method?: object;
  Body?: { OversizeHandling?: Oversize };
  JsonBody?: JsonBody;
};

export type TextTransformation = { Priority: number; Type: string };

type Match = { FieldToMatch: FieldToMatch; TextTransformations: TextTransformation[] };
export type SizeConstraint = Match & {
  ComparisonOperator: 'EQ' | 'NE' | 'LE' | 'LT' | 'GE' | 'GT';
  Size: number;
};
export type ByteMatch = Match & {
  SearchString?: string;
  SearchStringBase64?: string;
  PositionalConstraint: 'EXACTLY' | 'STARTS_WITH' | 'ENDS_WITH' | 'CONTAINS' | 'CONTAINS_WORD';
};
export type RegexMatch = Match & { RegexString: string };

/** One of these, or one that is not known here. */
export type Statement = {
  AndStatement?: { Statements: Statement[] };
  OrStatement?: { Statements: Statement[] };
  NotStatement?: { Statement: Statement };
  SizeConstraintStatement?: SizeConstraint;
  ByteMatchStatement?: ByteMatch;
  RegexMatchStatement?: RegexMatch;
};

export type CustomResponse = {
  ResponseCode: number;
  CustomResponseBodyKey?: string;
  ResponseHeaders?: { Name: string; Value: string }[];
};
export type Block = { CustomResponse?: CustomResponse };
export type Action = { Allow?: object; Block?: Block; Count?: object };
export type Rule = { Name: string; Priority: number; Statement: Statement; Action?: Action };
export type ResponseBody = { ContentType: 'APPLICATION_JSON' | 'TEXT_HTML' | 'TEXT_PLAIN'; Content: string };

export type WebAclProperties = {
  DefaultAction: { Allow?: object; Block?: Block };
  Rules?: Rule[];
  CustomResponseBodies?: Record<string, ResponseBody>;
};
