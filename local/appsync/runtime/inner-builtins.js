/**
 * Evaluated once inside the realm of resolver code, and leaves in it only what AppSync has. `bridge.call(fn, values)` runs
 * a function of the library outside, on copies of the values.
 */
export function restrictBuiltins({ bridge, library, builtins, iterationLimit, copy, infoPrototype }) {
  const { apply, defineProperty, deleteProperty, getOwnPropertyDescriptor, ownKeys, preventExtensions } =
    Reflect;
  const { isArray, prototype: arrayPrototype } = Array;
  const { filter, includes, join, slice } = arrayPrototype;
  const { entries, keys } = Object;
  const { parse } = JSON;

  function expose(member) {
    if (typeof member === 'function') {
      return (...values) => copy(bridge.call(member, values));
    }
    const exposed = {};
    for (const name of keys(member)) {
      exposed[name] = expose(member[name]);
    }
    lock(exposed);
    return exposed;
  }

  /** Loops over a list end silently after the limit (F8). */
  function firstIterations(values) {
    return values !== null && values !== undefined && values.length > iterationLimit
      ? apply(slice, isArray(values) ? values : [...values], [0, iterationLimit])
      : values;
  }

  function limitIterations(name) {
    const original = arrayPrototype[name];
    replaceMethod(arrayPrototype, {
      [name](...values) {
        return apply(original, this.length > iterationLimit ? firstIterations(this) : this, values);
      },
    });
  }

  /** As above, for methods that begin at the end; the callback sees the index and the list that it would see otherwise. */
  function limitBackwardIterations(name) {
    const original = arrayPrototype[name];
    replaceMethod(arrayPrototype, {
      [name](callback, ...initial) {
        const skipped = this.length - iterationLimit;
        if (!(skipped > 0)) {
          return apply(original, this, [callback, ...initial]);
        }
        const moved = (...values) => {
          values[values.length - 2] += skipped;
          values[values.length - 1] = this;
          return callback(...values);
        };
        const found = apply(original, apply(slice, this, [skipped]), [moved, ...initial]);
        return name === 'findLastIndex' && found >= 0 ? found + skipped : found;
      },
    });
  }

  /**
   * Lets `${value}` and `a + b` take objects, without `toString` and `valueOf`, which AppSync does not list (F5). What has
   * a `toString` of its own keeps it: the engine writes stacks of objects that do.
   */
  function keepCoercion() {
    const { toPrimitive } = Symbol;
    const asText = {
      [toPrimitive]() {
        if (typeof this.toString === 'function') {
          return apply(this.toString, this, []);
        }
        return isArray(this) ? apply(join, this, []) : '[object Object]';
      },
    };
    defineProperty(Object.prototype, toPrimitive, { value: asText[toPrimitive] });
  }

  /** Patterns are Java's (F5); text without any sign of one takes the short way. */
  function takeJavaPatterns(name) {
    const original = String.prototype[name];
    const isPlain = (text) => typeof text === 'string' && !bridge.hasPatternSigns(text);
    replaceMethod(String.prototype, {
      [name](pattern, replacement) {
        return isPlain(pattern) && isPlain(replacement)
          ? apply(original, this, [pattern, replacement])
          : bridge.call(bridge[name], [`${this}`, pattern, replacement]);
      },
    });
  }

  /** Answers a blank string for what is not JSON (F5). */
  const parseOrBlank = {
    parse(text) {
      try {
        return parse(text);
      } catch {
        return '';
      }
    },
  };

  /** `methods` has one method, which has no `prototype` of its own. */
  function replaceMethod(target, methods) {
    const name = keys(methods)[0];
    defineProperty(target, name, {
      value: methods[name],
      writable: true,
      enumerable: false,
      configurable: true,
    });
  }

  /**
   * Members keyed by symbols are the engine's own, and resolver code cannot name them. Redefining those of arrays, or their
   * constructor, switches off the engine's fast paths for arrays in every realm of the process: `map` is 20 times slower.
   */
  function namesOf(target) {
    const isOpen = (key) => typeof key === 'string' && !(target === arrayPrototype && key === 'constructor');
    return apply(filter, ownKeys(target), [isOpen]);
  }

  /** Members that AppSync does not list are taken away (F5). */
  function prune(target, kept) {
    for (const name of namesOf(target)) {
      if (!apply(includes, kept, [name])) {
        deleteProperty(target, name);
      }
    }
  }

  /** Read-only for ever (F6). */
  function lock(target) {
    for (const name of namesOf(target)) {
      const { configurable, ...descriptor } = getOwnPropertyDescriptor(target, name);
      if (configurable) {
        defineProperty(target, name, {
          ...descriptor,
          configurable: false,
          ...('value' in descriptor && { writable: false }),
        });
      }
    }
    preventExtensions(target);
  }

  const modules = expose(library.modules);
  const { util, extensions, runtime } = modules['@aws-appsync/utils'];
  const globals = {
    Object,
    Array,
    String,
    Number,
    Math,
    JSON,
    console: expose(library.console),
    util,
    extensions,
    runtime,
  };
  const prototypes = [Function.prototype, Boolean.prototype, Symbol.prototype, infoPrototype];

  replaceMethod(JSON, parseOrBlank);
  keepCoercion();
  builtins.iterating.forEach(limitIterations);
  builtins.iteratingBackwards.forEach(limitBackwardIterations);
  builtins.patterns.forEach(takeJavaPatterns);
  prune(Function.prototype, []);
  prune(Boolean.prototype, []);
  prune(Symbol.prototype, []);
  for (const [name, { members, prototype }] of entries(builtins.kept)) {
    const { [name]: builtin } = globals;
    if (prototype) {
      prune(builtin.prototype, prototype);
      prototypes[prototypes.length] = builtin.prototype;
    }
    prune(builtin, members);
    lock(builtin);
  }
  for (const prototype of prototypes) {
    lock(prototype);
  }
  const { globalThis: everything } = globalThis;
  for (const key of ownKeys(everything)) {
    deleteProperty(everything, key);
  }

  return { firstIterations, globals, modules };
}
