import type { TypedDocumentString } from '../../graphql/generated/graphql.ts';

/** What a GraphQL client must be able to do, whichever it is. */
export type Api = {
  /** Answers as GraphQL does, with errors and all; rejects where there was no answer. */
  query: <Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
  ) => Promise<Answer<Result>>;
  /** Answers how to end it. */
  subscribe: <Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
    subscriber: Subscriber<Result>,
  ) => () => void;
};

export type Answer<Result> = {
  data?: Result | null;
  errors?: readonly { errorType?: string | null; message: string }[] | null;
};

export type Subscriber<Result> = {
  /** Each time that pushes begin to arrive: also when the client has subscribed again by itself. */
  ready: () => void;
  /** Pushes do not arrive for now; it is ready again by itself. */
  interrupted: () => void;
  next: (data: Result) => void;
  /** It was refused or has ended, and will not come back by itself. */
  lost: () => void;
};

/** The data; null where it is refused as INVALID_INPUT, which tells that what we hold is of another time. Else throws. */
export async function dataOf<Result>(answer: Promise<Answer<Result>>): Promise<Result | null> {
  const { data, errors } = await answer;
  if (errors?.some(({ errorType }) => errorType === 'INVALID_INPUT')) return null;
  const [error] = errors ?? [];
  if (error) throw new Error(`${error.errorType ?? 'error'}: ${error.message}`);
  if (!data) throw new Error('The API has answered no data.');
  return data;
}
