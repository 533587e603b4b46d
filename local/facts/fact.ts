/** How well we know it: confirmed by its source, remembered from it, inferred, or not confirmed. */
export type Mark = 'C' | 'R' | 'I' | 'U';

/** What we do where AWS may do otherwise; `where` is a file of `local/`. */
export type Assumption = { what: string; where: string };

/** One thing that AWS does. */
export type Fact = {
  number: number;
  says: string;
  mark: Mark;
  /** A key of `SOURCES`, an address, or what was tried. */
  source: string;
  /** Whom it concerns: what runs here, unless it is a matter of the template alone. */
  concerns?: 'stack';
  /** Why neither what runs here nor a template can show it. */
  because?: string;
  assumes?: Assumption[];
};

export type Section = { title: string; facts: Fact[] };
