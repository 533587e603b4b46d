import { ROLES, type Role } from './roles.ts';

/**
 * Who may do what, as the product's table of rights and the descriptions of the schema say it; nothing here is read from
 * the code. `+` may; `.` is answered exactly as for what does not exist; `-` may not, of something that they may see.
 *
 * The columns are those of `ROLES` without the public key, which gets past no door that a right stands behind.
 */
const TABLE = `
| right                     | relation                          | admin manager clerk finance person nowhere left unknown system |
| see a package             | origin current destination        |   +      +      +      +      .       .     .      .      +    |
| see a package             | sender recipient watcher          |   +      +      +      +      +       +     +      +      +    |
| see a package             | formerly elsewhere                |   +      .      .      +      .       .     .      .      +    |
| follow a package          | origin current destination        |   +      +      +      .      .       .     .      .      +    |
| follow a package          | sender recipient watcher          |   +      +      +      +      +       +     +      +      +    |
| follow a package          | formerly elsewhere                |   +      .      .      .      .       .     .      .      +    |
| act on a package          | origin current destination        |   +      +      +      .      .       .     .      .      +    |
| act on a package          | sender recipient watcher          |   +      -      -      .      .       -     .      .      +    |
| act on a package          | formerly elsewhere                |   +      .      .      .      .       .     .      .      +    |
| dispose of a package      | origin current destination        |   +      +      -      .      .       .     .      .      +    |
| dispose of a package      | sender recipient watcher          |   +      -      -      .      .       -     .      .      +    |
| dispose of a package      | formerly elsewhere                |   +      .      .      .      .       .     .      .      +    |
| scan what they see        | origin current destination        |   +      +      +      .      .       .     .      .      +    |
| scan what they see        | sender recipient watcher          |   +      +      +      .      .       -     .      .      +    |
| scan what they see        | formerly elsewhere                |   +      .      .      .      .       .     .      .      +    |
| scan what they hold       | origin current destination        |   +      +      +      .      .       -     .      .      +    |
| scan what they hold       | sender recipient watcher          |   +      +      +      .      .       -     .      .      +    |
| scan what they hold       | formerly elsewhere                |   +      +      +      .      .       -     .      .      +    |
| scan at another office    | origin current destination        |   +      -      -      .      .       .     .      .      +    |
| scan at another office    | sender recipient watcher          |   +      -      -      .      .       -     .      .      +    |
| scan at another office    | formerly elsewhere                |   +      .      .      .      .       .     .      .      +    |
| void anybody's event      | origin current destination        |   +      +      -      .      .       .     .      .      -    |
| void anybody's event      | sender recipient watcher          |   +      -      -      .      .       -     .      .      -    |
| void anybody's event      | formerly elsewhere                |   +      .      .      .      .       .     .      .      -    |
| void their own event      | origin current destination        |   +      +      +      .      .       .     .      .      -    |
| void their own event      | sender recipient watcher          |   +      -      -      .      .       -     .      .      -    |
| void their own event      | formerly elsewhere                |   +      .      .      .      .       .     .      .      -    |
| ask for an act            | origin current destination        |   -      -      -      -      .       .     .      .      .    |
| ask for an act            | sender recipient                  |   +      +      +      +      +       +     +      +      .    |
| ask for an act            | watcher                           |   -      -      -      -      -       -     -      -      .    |
| ask for an act            | formerly elsewhere                |   -      .      .      -      .       .     .      .      .    |
| link to a package         | origin current destination        |   +      +      +      -      .       .     .      .      .    |
| link to a package         | sender recipient                  |   +      +      +      +      +       +     +      +      .    |
| link to a package         | watcher                           |   +      -      -      -      -       -     -      -      .    |
| link to a package         | formerly elsewhere                |   +      .      .      -      .       .     .      .      .    |
| link for the recipient    | origin current destination        |   +      +      -      -      .       .     .      .      .    |
| link for the recipient    | recipient                         |   +      +      +      +      +       +     +      +      .    |
| link for the recipient    | sender watcher                    |   +      -      -      -      -       -     -      -      .    |
| link for the recipient    | formerly elsewhere                |   +      .      .      -      .       .     .      .      .    |
| hear of its messages      | origin current destination        |   +      +      +      .      .       .     .      .      .    |
| hear of its messages      | watcher                           |   +      +      +      +      +       +     +      +      .    |
| hear of its messages      | sender recipient formerly elsewhere|  +      .      .      .      .       .     .      .      .    |
| stop watching             | origin current destination        |   +      +      +      -      .       .     .      .      .    |
| stop watching             | watcher                           |   +      +      +      +      +       +     +      +      .    |
| stop watching             | sender recipient                  |   +      -      -      -      -       -     -      -      .    |
| stop watching             | formerly elsewhere                |   +      .      .      -      .       .     .      .      .    |
| see charges               | origin current destination        |   +      +      .      +      .       .     .      .      +    |
| see charges               | sender recipient watcher          |   +      .      .      +      .       .     .      .      +    |
| see charges               | formerly elsewhere                |   +      .      .      +      .       .     .      .      +    |
| see what an office pays   | home                              |   +      +      .      +      .       .     .      .      .    |
| see what an office pays   | away nothing                      |   +      .      .      +      .       .     .      .      .    |
| quote                     | origin current destination        |   +      +      .      +      .       .     .      .      +    |
| quote                     | sender recipient watcher          |   +      .      .      +      .       .     .      .      +    |
| quote                     | formerly elsewhere                |   +      .      .      +      .       .     .      .      +    |
| bill                      | origin current destination        |   +      +      .      +      .       .     .      .      -    |
| bill                      | sender recipient watcher          |   +      .      .      +      .       .     .      .      -    |
| bill                      | formerly elsewhere                |   +      .      .      +      .       .     .      .      -    |
| charge another office     | origin current destination        |   +      -      .      +      .       .     .      .      +    |
| charge another office     | sender recipient watcher          |   +      .      .      +      .       .     .      .      +    |
| charge another office     | formerly elsewhere                |   +      .      .      +      .       .     .      .      +    |
| take a charge back        | origin                            |   +      +      .      +      .       .     .      .      +    |
| take a charge back        | current destination               |   +      .      .      +      .       .     .      .      +    |
| take a charge back        | sender recipient watcher          |   +      .      .      +      .       .     .      .      +    |
| take a charge back        | formerly elsewhere                |   +      .      .      +      .       .     .      .      +    |
| take a bill back          | origin                            |   +      +      .      +      .       .     .      .      .    |
| take a bill back          | current destination               |   +      .      .      +      .       .     .      .      .    |
| take a bill back          | sender recipient watcher          |   +      .      .      +      .       .     .      .      .    |
| take a bill back          | formerly elsewhere                |   +      .      .      +      .       .     .      .      .    |
| see an office             | home away nothing                 |   +      +      +      +      .       .     .      .      +    |
| work in an office         | home                              |   +      +      +      .      .       .     .      .      +    |
| work in an office         | away                              |   +      .      .      .      .       .     .      .      +    |
| set a policy              | home                              |   +      +      -      .      .       .     .      .      .    |
| set a policy              | away                              |   +      -      -      .      .       .     .      .      .    |
| simulate a policy         | home                              |   +      +      .      .      .       .     .      .      .    |
| simulate a policy         | away nothing                      |   +      .      .      .      .       .     .      .      .    |
| see lane times            | home away                         |   +      +      .      .      .       .     .      .      .    |
| see staff                 | home away                         |   +      .      .      +      .       .     .      .      .    |
| send from an office       | home                              |   +      +      +      -      +       .     +      +      +    |
| send from an office       | away                              |   +      -      -      -      +       .     +      +      +    |
| send for another          | home                              |   +      +      +      -      .       .     .      .      +    |
| send for another          | away                              |   +      -      -      -      .       .     .      .      +    |
| rate currencies           | nothing                           |   +      .      .      +      .       .     .      .      .    |
| administrate              | home away self ours theirs nothing|   +      .      .      .      .       .     .      .      .    |
| know a person             | self                              |   +      +      +      +      +       +     +      +      .    |
| know a person             | ours theirs                       |   +      .      .      .      .       .     .      .      .    |
| reset a person            | ours                              |   +      +      -      .      .       .     .      .      .    |
| reset a person            | self theirs                       |   +      .      .      .      .       .     .      .      .    |
| be there                  | nothing                           |   +      +      +      +      +       +     +      +      +    |
| publish                   | nothing                           |   .      .      .      .      .       .     .      .      +    |
| track                     | known                             |   +      +      +      +      +       +     +      +      +    |
| hold a link               | plain recipients                  |   +      +      +      +      +       +     +      +      +    |
| hold a link               | revoked expired                   |   .      .      .      .      .       .     .      .      .    |
| hold a recipient's link   | recipients                        |   +      +      +      +      +       +     +      +      +    |
| hold a recipient's link   | plain revoked expired             |   .      .      .      .      .       .     .      .      .    |
`;

export type Judgement = 'done' | 'as absent' | 'refused';
const MEANING: Record<string, Judgement> = { '+': 'done', '.': 'as absent', '-': 'refused' };

/** What the public key may do: what is open to it is open to all. */
const PUBLIC = ['track', 'hold a link', "hold a recipient's link"];

const COLUMNS = ROLES.filter((role) => role !== 'key');

const judgements = new Map(TABLE.trim().split('\n').slice(1).flatMap(cellsOfLine));

function cellsOfLine(line: string): [string, Judgement][] {
  const [right = '', relations = '', signs = ''] = line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
  const bySign = signs.split(/\s+/).map((sign) => MEANING[sign]);
  return relations.split(' ').flatMap((relation) =>
    [...COLUMNS, 'key' as const].map((role): [string, Judgement] => {
      const isPublic = role === 'key' && PUBLIC.includes(right);
      const told = bySign[COLUMNS.indexOf(role === 'key' ? 'person' : (role as never))];
      const judgement = role === 'key' && !isPublic ? 'as absent' : told;
      if (!judgement) throw new Error(`no sign for ${role} in: ${line}`);
      return [keyOf(right, relation, role), judgement];
    }),
  );
}

/** What is not there, and what cannot be there, is there for nobody. */
export function judgementOf(right: string, relation: string, role: Role): Judgement {
  if (relation === 'absent' || relation === 'malformed') return 'as absent';
  const judgement = judgements.get(keyOf(right, relation, role));
  if (!judgement) throw new Error(`nothing says whether ${role} may ${right} of ${relation}`);
  return judgement;
}

function keyOf(right: string, relation: string, role: Role): string {
  return [right, relation, role].join('/');
}
