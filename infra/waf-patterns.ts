/**
 * What a holder of the public key may ask, each about one package. They take arguments, so that a name and a parenthesis
 * are a call, unless a variable follows, as where an operation has that name.
 */
export const KEY_FIELDS = ['track', 'trackByLink', 'setLinkPreferences', 'onPublicTracking'] as const;

/** What GraphQL leaves out: blanks, commas, byte order marks, comments. */
const IGNORED = String.raw`(?:[^!-~]|,|#[^\n\r]*[\n\r])*`;
const CALL = String.raw`(?:${KEY_FIELDS.join('|')})${IGNORED}\(${IGNORED}[_A-Za-z]`;

/** Two calls or more, whatever their aliases and wherever they stand. */
export const SEVERAL_CALLS = String.raw`(?:${CALL}[\s\S]*){2}`;

export const TEN_DIRECTIVES = `(?:@${IGNORED}[_0-9A-Za-z]+${IGNORED}){10}`;

/**
 * What could be read as another text than WAF reads: control characters, which a text in UTF-16 is full of; letters in more
 * bytes than they need; and escapes of which WAF keeps the lower byte alone, a line break, at which a comment seems to end.
 */
export const IN_DISGUISE = [
  String.raw`[\x00-\x08\x0b\x0c\x0e-\x1f\xc0\xc1]`,
  String.raw`\xe0[\x80-\x9f]|\xf0[\x80-\x8f]`,
  String.raw`\\u(?:[^0].|0[^0])0[aAdD]`,
].join('|');
