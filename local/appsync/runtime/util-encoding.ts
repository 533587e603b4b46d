const JAVASCRIPT_ESCAPES: Record<string, string> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
};

/** As Java's `URLEncoder`: a form value, so a space is `+`. */
function urlEncode(value: string): string {
  return new URLSearchParams([['', value]]).toString().slice(1);
}

function urlDecode(value: string): string {
  return decodeURIComponent(value.replaceAll('+', ' '));
}

function base64Encode(value: string): string {
  return Buffer.from(value, 'utf8').toString('base64');
}

function base64Decode(value: string): string {
  return Buffer.from(value, 'base64').toString('utf8');
}

/** Quotes, slashes and backslashes, and all that is not printable ASCII. */
function escapeJavaScript(value: string): string {
  return value.replace(/['"\\/]/g, '\\$&').replace(/[^\x20-\x7f]/g, escapedUnit);
}

function escapedUnit(unit: string): string {
  return JAVASCRIPT_ESCAPES[unit] ?? `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

export const encodingFunctions = { urlEncode, urlDecode, base64Encode, base64Decode, escapeJavaScript };
