/** What strict stand-ins ask of a JSON body: the fields that are known, of the type and length that the vendor documents. */
import { isObject } from './vendor-server.ts';

export class Wrong extends Error {}
export const wrong = (what: string): never => {
  throw new Wrong(what);
};

export function record(value: unknown, where: string, known: readonly string[]): Record<string, unknown> {
  const object = isObject(value) ? value : wrong(`${where} must be an object`);
  const unknown = Object.keys(object).filter((key) => !known.includes(key));
  if (unknown.length > 0) wrong(`${where}: unknown ${unknown.join(', ')}`);
  return object;
}

/** @param max in UTF-16 units, unless the measure says otherwise */
export function words(value: unknown, where: string, max: number, measure: (text: string) => number = (text) => text.length): string {
  const text = typeof value === 'string' ? value : wrong(`${where} must be a string`);
  if (text.trim() === '') wrong(`${where} must not be empty`);
  return measure(text) > max ? wrong(`${where} is longer than ${max}`) : text;
}

export function items(value: unknown, where: string, max: number): readonly unknown[] {
  const list = Array.isArray(value) ? value : wrong(`${where} must be an array`);
  return list.length < 1 || list.length > max ? wrong(`${where} must have 1 to ${max} items`) : list;
}

export const oneOf = (value: unknown, where: string, ...allowed: readonly unknown[]): void => {
  if (!allowed.includes(value)) wrong(`${where} must be one of ${allowed.join(', ')}`);
};

export const bytesIn = (text: string): number => new TextEncoder().encode(text).length;
