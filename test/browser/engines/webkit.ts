/**
 * WebKitGTK's MiniBrowser over WebDriver, on a display of its own (Xvfb). Safari is built of the same engine, but is another browser: what
 * holds here is WebKit's HTML, CSS and script, not Safari's autofill, keyboard or policy.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Readable } from 'node:stream';
import { Builder, Capabilities, Key, Origin } from 'selenium-webdriver';
import { eventually } from '../../faults/listener.ts';
import type { EngineKind, Hands, KeyName } from './engine.ts';

const DRIVER = process.env.WEBKIT_DRIVER_PATH ?? '/usr/bin/WebKitWebDriver';
const XVFB = '/usr/bin/Xvfb';
const LIBRARIES = '/usr/lib';
const KEYS: Readonly<Record<KeyName, string>> = { Enter: Key.ENTER, Escape: Key.ESCAPE, Tab: Key.TAB, Space: ' ' };

export const webkit: EngineKind = {
  name: 'WebKitGTK',
  missing: () => [...[DRIVER, XVFB].filter((path) => !existsSync(path)), ...(miniBrowser() ? [] : ['MiniBrowser'])],
  async start() {
    const display = await startDisplay();
    const port = await freePort();
    // Its sandbox needs namespaces that containers do not give; the pages are our own.
    const env = {
      ...process.env,
      DISPLAY: display.name,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      LANG: 'en_US.UTF-8',
      NO_AT_BRIDGE: '1',
    };
    const driver = spawn(DRIVER, [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore' });
    const server = `http://127.0.0.1:${port}`;
    const status = () =>
      fetch(`${server}/status`).then(
        ({ ok }) => ok || null,
        () => null,
      );
    await eventually('an answer of the driver', status);
    const first = await session(server);
    const version = (await first.getCapabilities()).get('browserVersion') as string;
    await first.quit();
    return {
      version,
      newHands: (width, height) => hands(server, width, height),
      async stop() {
        await ended(driver);
        await ended(display.process);
      },
    };
  },
};

function miniBrowser(): string | undefined {
  if (!existsSync(LIBRARIES)) return undefined;
  for (const triplet of readdirSync(LIBRARIES).filter((name) => name.endsWith('-linux-gnu')))
    for (const api of ['4.1', '4.0']) {
      const path = `${LIBRARIES}/${triplet}/webkit2gtk-${api}/MiniBrowser`;
      if (existsSync(path)) return path;
    }
  return undefined;
}

async function startDisplay(): Promise<{ readonly name: string; readonly process: ChildProcess }> {
  const stdio: ('ignore' | 'pipe')[] = ['ignore', 'ignore', 'ignore', 'pipe'];
  const process = spawn(XVFB, ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], { stdio });
  const [number] = (await once(process.stdio[3] as Readable, 'data')) as [Buffer];
  return { name: `:${number.toString().trim()}`, process };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

const session = (server: string) => {
  const options = { binary: miniBrowser(), args: ['--automation'] };
  const capabilities = new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options });
  return new Builder().usingServer(server).withCapabilities(capabilities).build();
};

/** A session a window: its storage ends with it. */
async function hands(server: string, width: number, height: number): Promise<Hands> {
  const driver = await session(server);
  const window = driver.manage().window();
  await window.setRect({ x: 0, y: 0, width, height });
  // The bars of the window take their share.
  const [inner = width, tall = height] = await driver.executeScript<number[]>('return [innerWidth, innerHeight]');
  await window.setRect({ x: 0, y: 0, width: 2 * width - inner, height: 2 * height - tall });
  const act = () => driver.actions({ async: true });
  return {
    open: (url) => driver.get(url),
    evaluate: (expression) => driver.executeScript(`return (${expression})`),
    clickAt: (x, y) =>
      act()
        .move({ x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT, duration: 0 })
        .press()
        .release()
        .perform(),
    type: (text) => act().sendKeys(text).perform(),
    press: (key) => act().sendKeys(KEYS[key]).perform(),
    screenshot: async () => Buffer.from(await driver.takeScreenshot(), 'base64'),
    close: () => driver.quit(),
  };
}
