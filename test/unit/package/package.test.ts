/** The package as a merchant installs it: packed, unpacked beside a program, and the program checked by the compiler. Its types are the widget's. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { Sayso, SaysoEventName, SaysoFormAttributes, SaysoMode } from '../../../npm/index.ts';
import { createForm, identify, load, on, open, storage } from '../../../npm/index.ts';
import { buildPackage, PACKAGE } from '../../../scripts/build-package.ts';
import { quietEnv, ROOT } from '../../../scripts/quiet-env.ts';
import type { showMode } from '../../../shared/contract/show.ts';
import type { Api } from '../../../widget/embed/api.ts';
import type { AttributeName } from '../../../widget/embed/attributes.ts';
import type { EventName } from '../../../widget/embed/host.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sayso-package-'));
beforeAll(async () => {
  await buildPackage();
  execFileSync('npm', ['pack', '--pack-destination', folder], { cwd: PACKAGE, env: quietEnv(), stdio: 'ignore' });
  const modules = path.join(folder, 'node_modules');
  mkdirSync(path.join(modules, 'sayso-embed'), { recursive: true });
  execFileSync('tar', [
    '-xzf',
    path.join(folder, 'sayso-embed-0.1.0.tgz'),
    '--strip-components=1',
    '-C',
    path.join(modules, 'sayso-embed'),
  ]);
  for (const name of ['react', '@types', 'csstype']) symlinkSync(path.join(ROOT, 'node_modules', name), path.join(modules, name));
  const compilerOptions = {
    strict: true,
    noEmit: true,
    module: 'esnext',
    moduleResolution: 'bundler',
    jsx: 'react-jsx',
    types: [],
    lib: ['es2023', 'dom'],
  };
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['page.tsx'] }));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** @returns what the compiler has against the program; empty where nothing */
function complaints(program: string): string {
  writeFileSync(path.join(folder, 'page.tsx'), program);
  return spawnSync('tsc', ['-p', folder], { cwd: folder, env: quietEnv(), encoding: 'utf8' }).stdout;
}

const GOOD = `
import { createForm, identify, load, on, open, storage } from 'sayso-embed';
import { SaysoForm } from 'sayso-embed/react';
const global = await load({ host: 'https://sayso.shop.example' });
global?.open('#form');
const form = createForm({ widget: 'w', mode: 'corner', trigger: 'delay:5', height: 900 });
document.body.append(form);
form.open?.();
const end: () => void = on('submitted', ({ widget, type }) => { const both: [string, 'submitted'] = [widget, type]; console.log(both); });
end(); identify({ customer_id: 7, signature: 'ab' }); open(); storage('none');
document.createElement('sayso-form').open?.();
export const page = <SaysoForm host="https://sayso.shop.example" widget="w" locale="de" height={900} onConfirmed={({ widget }) => console.log(widget)} />;
`;

describe('packed and installed', () => {
  test('a program that uses all of it compiles', () => {
    expect(complaints(GOOD)).toBe('');
  });
  test.each([
    ['an event that is none', "import { on } from 'sayso-embed'; on('opt_in', () => undefined);", 'opt_in'],
    ['what was typed', "import { on } from 'sayso-embed'; on('submitted', (event) => console.log(event.phone));", 'phone'],
    ['a mode that is none', "import { createForm } from 'sayso-embed'; createForm({ widget: 'w', mode: 'banner' });", 'banner'],
    [
      'a trigger that is none',
      "import { createForm } from 'sayso-embed'; createForm({ widget: 'w', trigger: 'delay:soon' });",
      'delay:soon',
    ],
    [
      'a component without its widget',
      'import { SaysoForm } from \'sayso-embed/react\'; export const page = <SaysoForm host="x" />;',
      'widget',
    ],
    [
      'a property that is none',
      'import { SaysoForm } from \'sayso-embed/react\'; export const page = <SaysoForm host="x" widget="w" phone="1" />;',
      'phone',
    ],
  ])('%s is refused', (_, program, named) => {
    expect(complaints(program)).toContain(named);
  });
});

test('names and calls are those of the widget', () => {
  expectTypeOf<SaysoEventName>().toEqualTypeOf<EventName>();
  expectTypeOf<keyof SaysoFormAttributes>().toEqualTypeOf<AttributeName>();
  expectTypeOf<SaysoMode>().toEqualTypeOf<z.infer<typeof showMode>>();
  expectTypeOf<keyof Sayso>().toEqualTypeOf<keyof Api>();
  expectTypeOf<Parameters<Sayso['identify']>>().toEqualTypeOf<Parameters<Api['identify']>>();
  expectTypeOf<Parameters<Sayso['storage']>>().toEqualTypeOf<Parameters<Api['storage']>>();
  expectTypeOf<Parameters<Sayso['open']>>().toEqualTypeOf<Parameters<Api['open']>>();
});

test('on a server it does nothing, and harms nothing', async () => {
  expect(await load({ host: 'https://sayso.shop.example' })).toBeNull();
  for (const call of [() => identify({ customer_id: 1 }), () => open(), () => storage('none'), on('opened', () => undefined)]) {
    expect(call()).toBeUndefined();
  }
  expect(() => createForm({ widget: 'w' })).toThrow();
});
