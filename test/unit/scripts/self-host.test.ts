/** The parts of `npm run self-host` that need no process: its arguments, its lines, its patience, its lock. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { selfHostArguments } from '../../../scripts/self-host/arguments.ts';
import { logLine, withoutWhose } from '../../../scripts/self-host/log-lines.ts';
import { FAILURES_MAX, supervise, WELL_AFTER_MS } from '../../../scripts/self-host/supervise.ts';
import { lockData } from '../../../scripts/serve/data-lock.ts';
import type { RunningWorkerd } from '../../../scripts/serve/workerd.ts';

describe('arguments', () => {
  const read = (...argv: string[]) => {
    const result = selfHostArguments(argv);
    if (!result.ok) throw new Error(result.error);
    return result.value;
  };

  test('by default it listens on loopback, believes nobody and says what that means', () => {
    const { warnings, ...given } = read();
    expect(given).toEqual({
      data: '.data/self-host',
      port: 8787,
      address: '127.0.0.1',
      url: 'http://127.0.0.1:8787',
      edge: 'none',
      localOutbox: null,
    });
    expect(warnings.join(' ')).toMatch(/No messenger.*dead letters.*--url/);
  });

  test('behind a proxy, with a messenger, there is nothing to warn of', () => {
    const argv = ['--url', 'https://consent.shop.example/', '--edge', 'proxy:X-Real-IP', '--local-outbox', 'https://sms.shop.example/in'];
    expect(read(...argv)).toMatchObject({ url: 'https://consent.shop.example', edge: 'proxy:X-Real-IP', warnings: [] });
    expect(read(...argv, '--address', '0.0.0.0').warnings).toEqual([expect.stringContaining('himself')]);
    expect(read('--url', 'https://a.example', '--local-outbox', 'https://b.example').warnings).toEqual([
      expect.stringContaining('no limit by IP'),
    ]);
  });

  test.each([
    [['--port', '70000'], '--port must be'],
    [['--port', 'x'], '--port must be'],
    [['--url', 'consent.shop.example'], '--url must be a URL'],
    [['--url', 'http://consent.shop.example'], 'must be https'],
    [['--url', 'https://consent.shop.example/app'], 'origin alone'],
    [['--edge', 'cloudflare'], '--edge must be none'],
    [['--edge', 'proxy:'], '--edge must be none'],
    [['--local-outbox', 'http://127.0.0.1:1/'], 'must be an https URL'],
    [['--address', 'a b'], '--address must be'],
    [['--surprise'], '--surprise'],
  ])('%j is refused, naming what to give', (argv, said) => {
    const result = selfHostArguments(argv);
    expect(result.ok ? '' : result.error).toContain(said);
    expect(result.ok ? '' : result.error).toContain('Usage:');
  });
});

describe('log lines', () => {
  const NOW = Date.parse('2026-11-22T12:00:00Z');

  test('a line of the Worker gets its time and stays as it is', () => {
    expect(JSON.parse(logLine('{"level":"info","event":"request","status":200}', NOW))).toEqual({
      at: '2026-11-22T12:00:00.000Z',
      level: 'info',
      event: 'request',
      status: 200,
    });
  });

  test('a foreign line is one field, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const line = logLine(text, NOW);
        expect(line).not.toContain('\n');
        expect(JSON.parse(line)).toMatchObject({ at: expect.any(String) });
      }),
    );
  });

  test('nothing in a foreign line says whose: numbers, codes, mail addresses, tokens, paths', () => {
    const line =
      'workerd/jsg/util.c++:331: error: e = +1 (202) 555-0123 123456 a.person@mail.example AXsiZyI6Im1hbmFnZSIsInciOiIyMTE4OTNmZDA https://h.example/me/abc';
    const said = withoutWhose(line);
    for (const secret of ['202', '123456', 'a.person', 'mail.example', 'AXsiZyI6', '/me/abc']) expect(said).not.toContain(secret);
    expect(said).toContain('workerd/jsg/util.c++');
    fc.assert(
      fc.property(fc.stringMatching(/^\d{6}$/), fc.stringMatching(/^\+[1-9]\d{9,13}$/), (code, phone) => {
        const out = withoutWhose(`code ${code}, to ${phone}.`);
        expect(out).not.toContain(code);
        expect(out).not.toContain(phone.slice(1));
      }),
    );
  });
});

describe('a Worker that ends by itself', () => {
  /** Virtual time; each start runs for so long, or fails. */
  function rig(lives: (number | 'fails')[]) {
    const [said, pauses]: [string[], number[]] = [[], []];
    let now = 0;
    let stops = 0;
    const worker = (life: number): RunningWorkerd => {
      let end = (_: { code: number | null; signal: NodeJS.Signals | null }): void => undefined;
      const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
        end = resolve;
      });
      if (Number.isFinite(life)) {
        now += life;
        end({ code: null, signal: 'SIGKILL' });
      }
      const stop = async () => {
        stops += 1;
        end({ code: 0, signal: null });
      };
      return { url: '', port: 0, pid: 1, exited, stop, kill: stop };
    };
    let starts = 0;
    const supervised = supervise(worker(lives[0] as number), {
      async start() {
        starts += 1;
        const life = lives[starts] ?? Number.POSITIVE_INFINITY;
        if (life === 'fails') throw new Error('no port');
        return worker(life);
      },
      say: (_, event) => void said.push(event),
      now: () => now,
      wait: async (ms) => {
        pauses.push(ms);
      },
    });
    return { supervised, said, pauses, starts: () => starts, stops: () => stops };
  }

  test('is started again, later and later, and given up when it never stays up', async () => {
    const { supervised, pauses, starts, said } = rig([1, 1, 'fails', 1, 1, 1, 1]);
    expect(await supervised.ended).toBe(false);
    expect(starts()).toBe(FAILURES_MAX - 1);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(said).toContain('start_failed');
  });

  test('that was well for long is started at once, however often', async () => {
    const { supervised, pauses, starts } = rig(Array(FAILURES_MAX * 2).fill(WELL_AFTER_MS));
    while (starts() < FAILURES_MAX * 2) await new Promise((resolve) => setImmediate(resolve));
    expect(new Set(pauses).size).toBe(1);
    supervised.stop();
    expect(await supervised.ended).toBe(true);
  });

  test('is not started again once it was to stop', async () => {
    const { supervised, starts, stops } = rig([Number.POSITIVE_INFINITY]);
    supervised.stop();
    supervised.stop();
    expect([await supervised.ended, starts(), stops()]).toEqual([true, 0, 1]);
  });
});

describe('the lock of a data folder', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sayso-lock-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is one process’s, and is given back however that one ends', () => {
    const take = `import { lockData } from '${path.resolve('scripts/serve/data-lock.ts')}'; process.exitCode = lockData('${folder}') ? 0 : 9; if (process.exitCode === 0) process.kill(process.pid, 'SIGKILL')`;
    const other = () => spawnSync(process.execPath, ['--input-type=module', '-e', take]);
    expect(other().signal).toBe('SIGKILL');
    const unlock = lockData(folder);
    expect(unlock).not.toBeNull();
    expect(other().status).toBe(9);
    unlock?.();
    expect(other().signal).toBe('SIGKILL');
  });
});
