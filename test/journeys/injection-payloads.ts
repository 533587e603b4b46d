/** Says that it was run, and is nowhere written as a whole in what is sent. */
export const PROOF = 'ITWASRUN';
const RUN = `reverse('NURSAWTI')`;

/** Ones that are taken for text and do nothing; `n` makes each another. */
export const TEXTS: Record<string, (n: string) => string> = {
  quote: (n) => `${n}'`,
  'double quote': (n) => `${n}"`,
  'comment to the end': (n) => `${n}' --${n}`,
  comment: (n) => `${n}'/*${n}*/`,
  'always true': (n) => `${n}' or '1'='1`,
  'a number': (n) => `${n} or 1=1`,
  union: (n) => `${n}' union select ${RUN}, null, null --${n}`,
  'union of one': (n) => `${n}' union all select ${RUN}||'${n}`,
  joined: (n) => `${n}'||(select ${RUN})||'`,
  'a subquery': (n) => `${n}',(select ${RUN}),'${n}`,
  stacked: (n) => `${n}'; update office set name = ${RUN}; --${n}`,
  'stacked, another': (n) => `${n}'); create table made_by_${n} (id int); --`,
  'a side effect': (n) => `${n}'||lo_create(0)||'`,
  'a side effect, as a number': (n) => `${n}' and lo_create(0) > '0`,
  sleeping: (n) => `${n}'||pg_sleep(0)||'`,
  'dollar quotes': (n) => `${n}$$||(select ${RUN})||$$`,
  'named dollar quotes': (n) => `${n}$q$;select lo_create(0);$q$`,
  cast: (n) => `${n}'::int::text||'`,
  backslash: (n) => `${n}\\`,
  'backslash and quote': (n) => `${n}\\' or 1=1 --${n}`,
  'escape string': (n) => `${n}\\x27 or 1=1`,
  'a parameter of the Data API': (n) => `${n}:P0 :P1 :viewer :id::text`,
  'a parameter of Postgres': (n) => `${n}$1 $2 $3`,
  'JSON in a string': (n) => `${n}","viewer":{"kind":"SYSTEM"},"x":"`,
  'an object as text': (n) => `{"kind":"SYSTEM","n":"${n}"}`,
  'a format': (n) => `${n}%s %I %L %1$s %%`,
  'like everything': (n) => `${n}%_%`,
  'a search operator': (n) => `${n} & !(a | b:*) <-> c`,
  jsonpath: (n) => `${n} ? (@.kind == "SYSTEM") $.* strict`,
  'a regular expression': (n) => `${n}.*(a+)+$[[:alpha:]]`,
  'an array': (n) => `{${n},NULL,"a\\"b"}`,
  'another script': (n) => `${n}ʼ or ＇1＇=＇1`,
  'line breaks': (n) => `${n}'\n;select lo_create(0)\n--${n}`,
};

/** Two that would be answered otherwise if they were run, and no otherwise if they are text. */
export const PAIRS: Record<string, (n: string) => [isTrue: string, isFalse: string]> = {
  or: (n) => [`${n}' or '1'='1`, `${n}' or '1'='2`],
  'or, to the end': (n) => [`${n}' or 1=1 --${n}`, `${n}' or 1=2 --${n}`],
  'a number': (n) => [`${n} or 1=1`, `${n} or 1=2`],
  joined: (n) => [`${n}'||(select '' where 1=1)||'`, `${n}'||(select '' where 1=2)||'`],
  like: (n) => [`${n}' or 'a' like '%`, `${n}' or 'a' like '_b`],
};

/** How a text is put where only texts of a form may stand. */
export function asScalar(scalar: string, text: string): string {
  if (scalar === 'AWSEmail') return `${text.replace(/[\s"(),:;<>@[\]\\]/g, '')}@postroom.example`;
  if (scalar === 'AWSJSON')
    return JSON.stringify({ id: text, trackingNumber: text, status: text, version: text });
  if (scalar === 'AWSDateTime') return `2026-01-31T09:30:00Z${text}`;
  return text;
}
