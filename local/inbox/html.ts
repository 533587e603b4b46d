const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is HTML already. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Insertable = Html | Html[] | string | number | undefined;

/** A template in which whatever is inserted is escaped, unless it is Html itself. */
export function html(strings: TemplateStringsArray, ...values: Insertable[]): Html {
  return new Html(strings.map((string, index) => string + insert(values[index])).join(''));
}

function insert(value: Insertable): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(insert).join('');
  return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
