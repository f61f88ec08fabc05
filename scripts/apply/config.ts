/** What a `sayso.config.ts` says, typed and checked. The file describes what should be; it does nothing by itself. */
import { z } from 'zod';
import { landingPageInput } from '../../shared/contract/admin.ts';
import { createDestinationRequest } from '../../shared/contract/destination.ts';
import { registerDisclosureRequest } from '../../shared/contract/disclosure.ts';
import { slug } from '../../shared/contract/primitives.ts';
import { programmeInput } from '../../shared/contract/programme.ts';
import { widgetDraft } from '../../shared/contract/widget.ts';

const { name, settings, secret } = createDestinationRequest.shape;

export const saysoConfig = z.strictObject({
  /** By id; `default` is the one that widgets use unless they say otherwise. */
  programmes: z.record(slug, programmeInput).default({}),
  /** Texts for methods other than a widget: keyword, paper form, import … */
  disclosures: z.array(registerDisclosureRequest).default([]),
  /** By key. Published whenever the draft or its programme changed. */
  widgets: z.record(slug, widgetDraft).default({}),
  /** By slug: the last part of the page's address. */
  landing_pages: z.record(slug, landingPageInput).default({}),
  /** By key. A secret is sent when the destination is made or moves to another host; it is never read back, so it isn't compared. */
  destinations: z.record(slug, z.strictObject({ name, settings, secret })).default({}),
});
export type SaysoConfig = z.infer<typeof saysoConfig>;
export type SaysoConfigInput = z.input<typeof saysoConfig>;

/** What differs between deployments, given as `--var name=value` or in the environment. */
export type Vars = Readonly<Record<string, string>>;

/**
 * Gives the file its types, and a variable that is missing a message instead of an `undefined` in the middle of a URL.
 * `Name` lists the variables that the file reads.
 */
export function defineConfig<Name extends string = never>(make: (vars: Readonly<Record<Name, string>>) => SaysoConfigInput) {
  return (vars: Vars): SaysoConfigInput => {
    const given = new Proxy(vars, { get: (all, name) => readVar(all, String(name)) });
    return make(given as Readonly<Record<Name, string>>); // reading a name that was not given throws
  };
}

export class VarMissing extends Error {}

function readVar(vars: Vars, name: string): string {
  const value = Object.hasOwn(vars, name) ? vars[name] : undefined;
  if (value === undefined || value === '') {
    throw new VarMissing(
      `The configuration needs ${name}: give --var ${name}=… or the environment variable SAYSO_VAR_${name.toUpperCase()}.`,
    );
  }
  return value;
}
