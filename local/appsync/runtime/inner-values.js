/**
 * Evaluated once inside the realm of resolver code, where `Object`, `Array` … are that realm's own: whatever is made here
 * leads nowhere else.
 */
export function makeValues() {
  const { deleteProperty } = Reflect;
  const { isArray } = Array;
  const { keys } = Object;

  /** A copy in this realm: objects and arrays whole, functions and symbols left out. */
  function copy(value) {
    if (typeof value !== 'object' || value === null) {
      return typeof value === 'function' || typeof value === 'symbol' ? undefined : value;
    }
    return isArray(value) ? copyArray(value) : copyObject(value);
  }

  function copyArray(values) {
    const copies = [];
    for (let index = 0; index < values.length; index += 1) {
      copies[index] = copy(values[index]);
    }
    return copies;
  }

  function copyObject(original) {
    const copied = {};
    const names = keys(original);
    for (let index = 0; index < names.length; index += 1) {
      copied[names[index]] = copy(original[names[index]]);
    }
    return copied;
  }

  /** `JSON.stringify(ctx.info)` leaves the two selection sets out (F19); they are made only when they are asked for. */
  class Info {
    #original;

    constructor(original) {
      this.#original = original;
      const names = keys(original);
      for (let index = 0; index < names.length; index += 1) {
        if (names[index] !== 'selectionSetList' && names[index] !== 'selectionSetGraphQL') {
          this[names[index]] = copy(original[names[index]]);
        }
      }
    }

    get selectionSetList() {
      return copy(this.#original.selectionSetList);
    }

    get selectionSetGraphQL() {
      return copy(this.#original.selectionSetGraphQL);
    }
  }

  /** `ctx` as handlers see it (F15): `args` is `arguments`, and there is always a stash. */
  function contextOf(context) {
    const made = {};
    const names = keys(context);
    for (let index = 0; index < names.length; index += 1) {
      const name = names[index];
      if (name !== 'args') {
        made[name] = name === 'info' && context.info ? new Info(context.info) : copy(context[name]);
      }
    }
    made.arguments ??= copy(context.args) ?? {};
    made.args = made.arguments;
    made.stash ??= {};
    return made;
  }

  deleteProperty(Info.prototype, 'constructor');
  return { contextOf, copy, infoPrototype: Info.prototype };
}
