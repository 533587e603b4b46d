/* eslint-disable @typescript-eslint/consistent-type-definitions, @typescript-eslint/no-empty-object-type, @typescript-eslint/no-explicit-any, no-var -- the compiler looks for interfaces of these names */
/**
 * The built-ins that AppSync has, and none that it has not (F5): without `lib`, what is not declared here does not
 * compile. `sort` takes no comparator; regular expressions are strings.
 */
interface Array<T> {
  length: number;
  [index: number]: T;
  concat(...items: (T | T[])[]): T[];
  every(test: (value: T, index: number) => unknown): boolean;
  filter<S extends T>(test: (value: T, index: number) => value is S): S[];
  filter(test: (value: T, index: number) => unknown): T[];
  find(test: (value: T, index: number) => unknown): T | undefined;
  findIndex(test: (value: T, index: number) => unknown): number;
  flatMap<U>(to: (value: T, index: number) => U | U[]): U[];
  forEach(work: (value: T, index: number) => void): void;
  indexOf(item: T): number;
  join(separator?: string): string;
  lastIndexOf(item: T): number;
  map<U>(to: (value: T, index: number) => U): U[];
  pop(): T | undefined;
  push(...items: T[]): number;
  reduce<U>(fold: (result: U, value: T, index: number) => U, initial: U): U;
  reverse(): T[];
  shift(): T | undefined;
  slice(start?: number, end?: number): T[];
  some(test: (value: T, index: number) => unknown): boolean;
  sort(): T[];
  splice(start: number, count?: number, ...items: T[]): T[];
  unshift(...items: T[]): number;
}
interface ReadonlyArray<T> {
  readonly length: number;
  readonly [index: number]: T;
  every(test: (value: T, index: number) => unknown): boolean;
  filter(test: (value: T, index: number) => unknown): T[];
  find(test: (value: T, index: number) => unknown): T | undefined;
  findIndex(test: (value: T, index: number) => unknown): number;
  forEach(work: (value: T, index: number) => void): void;
  indexOf(item: T): number;
  join(separator?: string): string;
  map<U>(to: (value: T, index: number) => U): U[];
  reduce<U>(fold: (result: U, value: T, index: number) => U, initial: U): U;
  slice(start?: number, end?: number): T[];
  some(test: (value: T, index: number) => unknown): boolean;
}
interface String {
  readonly length: number;
  readonly [index: number]: string;
  charAt(index: number): string;
  concat(...texts: string[]): string;
  endsWith(text: string): boolean;
  indexOf(text: string, from?: number): number;
  lastIndexOf(text: string): number;
  replace(text: string, replacement: string): string;
  replaceAll(text: string, replacement: string): string;
  slice(start?: number, end?: number): string;
  split(separator: string): string[];
  startsWith(text: string): boolean;
  toLowerCase(): string;
  toString(): string;
  toUpperCase(): string;
  trim(): string;
  trimEnd(): string;
  trimStart(): string;
}
interface ObjectConstructor {
  assign<T, U>(target: T, source: U): T & U;
  entries<T>(from: { [key: string]: T }): [string, T][];
  hasOwn(from: object, key: string): boolean;
  keys(from: object): string[];
  values<T>(from: { [key: string]: T }): T[];
}
interface Console {
  error(...values: unknown[]): void;
  log(...values: unknown[]): void;
}
interface JSON {
  /** Blank where the text is not JSON: it does not throw. */
  parse(text: string): any;
  stringify(value: unknown): string;
}
interface Math {
  ceil(value: number): number;
  floor(value: number): number;
  max(...values: number[]): number;
  min(...values: number[]): number;
  random(): number;
  round(value: number): number;
}
interface NumberConstructor {
  isFinite(value: unknown): boolean;
  isNaN(value: unknown): boolean;
}
/** Only for the generated documents, which extend it. */
interface StringConstructor {
  new (value?: string): String;
}
declare var console: Console;
declare var JSON: JSON;
declare var Math: Math;
declare var Number: NumberConstructor;
declare var Object: ObjectConstructor;
declare var String: StringConstructor;

/** What the compiler itself asks for. */
interface Boolean {}
interface CallableFunction extends Function {}
interface Function {}
interface IArguments {}
interface NewableFunction extends Function {}
interface Number {}
interface Object {}
interface RegExp {}
interface TemplateStringsArray extends ReadonlyArray<string> {
  readonly raw: readonly string[];
}

type Exclude<T, U> = T extends U ? never : T;
type Extract<T, U> = T extends U ? T : never;
type NonNullable<T> = T & {};
type Omit<T, K> = { [P in Exclude<keyof T, K>]: T[P] };
type Partial<T> = { [P in keyof T]?: T[P] };
type Pick<T, K extends keyof T> = { [P in K]: T[P] };
type Readonly<T> = { readonly [P in keyof T]: T[P] };
type Record<K extends string | number | symbol, T> = { [P in K]: T };
type Required<T> = { [P in keyof T]-?: T[P] };
