'use strict';

/**
 * Evaluated once inside the realm of resolver code, where `Object`, `Array` … are that realm's own: whatever is made here
 * leads nowhere else. `bridge.call(fn, args)` runs a function of the library outside, on copies of the arguments.
 */
(function enterRealm({ bridge, library, builtins, iterationLimit }) {
  const { apply, defineProperty, deleteProperty, getOwnPropertyDescriptor, ownKeys, preventExtensions } =
    Reflect;
  const { isArray, prototype: arrayPrototype } = Array;
  const { entries, keys } = Object;
  const { filter, includes, slice } = arrayPrototype;

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
      put(copied, names[index], copy(original[names[index]]));
    }
    return copied;
  }

  /** The two members that every object inherits here are read-only, so an own one of that name must be defined. */
  function put(target, name, value) {
    if (name === 'toString' || name === 'valueOf') {
      defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
    } else {
      target[name] = value;
    }
  }

  /** `JSON.stringify(ctx.info)` leaves the two selection sets out (F19); they are made only when they are asked for. */
  class Info {
    #original;

    constructor(original) {
      this.#original = original;
      const names = keys(original);
      for (let index = 0; index < names.length; index += 1) {
        if (names[index] !== 'selectionSetList' && names[index] !== 'selectionSetGraphQL') {
          put(this, names[index], copy(original[names[index]]));
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

  /** `JSON.parse` answers a blank string for what is not JSON (F5). */
  function parseOrBlank() {
    replaceMethod(JSON, {
      parse(text) {
        try {
          return parse(text);
        } catch {
          return '';
        }
      },
    });
  }

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

  parseOrBlank();
  for (const name of builtins.iterating) {
    limitIterations(name);
  }
  takeJavaPatterns('replace');
  takeJavaPatterns('replaceAll');

  deleteProperty(Info.prototype, 'constructor');
  const prototypes = [Function.prototype, Boolean.prototype, Symbol.prototype, Info.prototype];
  prune(Function.prototype, []);
  for (const [name, { members, prototype }] of entries(builtins.kept)) {
    const constructor = globals[name];
    if (prototype) {
      prune(constructor.prototype, prototype);
      prototypes[prototypes.length] = constructor.prototype;
    }
    prune(constructor, members);
    lock(constructor);
  }
  for (const prototype of prototypes) {
    lock(prototype);
  }
  const { globalThis: everything } = globalThis;
  for (const key of ownKeys(everything)) {
    deleteProperty(everything, key);
  }

  return { contextOf, firstIterations, globals, modules };
});
