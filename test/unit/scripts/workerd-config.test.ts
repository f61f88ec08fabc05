/** The configuration that a bare workerd is started with. */
import { describe, expect, test } from 'vitest';
import { type WorkerdConfig, workerdConfig } from '../../../scripts/serve/workerd-config.ts';

const CONFIG: WorkerdConfig = {
  port: 8787,
  address: '127.0.0.1',
  mainModule: '../dist/worker/index.js',
  compatibilityDate: '2026-10-01',
  objects: { LEDGER: 'Ledger' },
  objectsFolder: '/data/objects',
  assetsFolder: '/dist/public',
  vars: { PUBLIC_URL: 'http://127.0.0.1:8787', NAME: 'says "hi" \\ bye' },
  secretNames: ['MASTER_KEY'],
  network: ['public'],
};

describe('workerd configuration', () => {
  test('names a secret, and leaves its value to the environment', () => {
    expect(workerdConfig(CONFIG)).toContain('(name = "MASTER_KEY", fromEnvironment = "MASTER_KEY")');
  });

  test('listens on the address it was given and on no other', () => {
    expect(workerdConfig(CONFIG).match(/address = "[^"]*"/g)).toEqual(['address = "127.0.0.1:8787"']);
  });

  test('reaches loopback only where it was told so', () => {
    expect(workerdConfig(CONFIG)).toContain('network = (allow = ["public"]');
    expect(workerdConfig({ ...CONFIG, network: ['public', 'private'] })).toContain('network = (allow = ["public", "private"]');
  });

  test('a value cannot end its own string', () => {
    expect(workerdConfig(CONFIG)).toContain('text = "says \\"hi\\" \\\\ bye"');
    expect(() => workerdConfig({ ...CONFIG, vars: { NAME: 'line\nbreak' } })).toThrow();
  });
});
