/** Installs the browsers that `npm ci` does not bring, from Debian's own packages. It changes the machine, so nothing calls it but `npm run test:full`. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** By the file that each puts in place. */
const PACKAGES: readonly (readonly [file: string, name: string])[] = [
  ['/usr/bin/firefox-esr', 'firefox-esr'],
  ['/usr/bin/WebKitWebDriver', 'webkit2gtk-driver'],
  ['/usr/bin/Xvfb', 'xvfb'],
];

/** @returns why it could not be done and what to do; null when everything is there */
export function installBrowsers(): string | null {
  const lacking = PACKAGES.filter(([file]) => !existsSync(file)).map(([, name]) => name);
  if (lacking.length === 0) return null;
  const command = `apt-get install -y --no-install-recommends ${lacking.join(' ')}`;
  if (!existsSync('/usr/bin/apt-get'))
    return `test:full installs Debian packages, and this system has no apt-get. Install Firefox ESR, WebKitGTK's WebDriver and Xvfb by its own means, name them in FIREFOX_PATH and WEBKIT_DRIVER_PATH, and run: EVERY_BROWSER=1 npm test`;
  if (process.getuid?.() !== 0) return `test:full has to install ${lacking.join(', ')} and is not root. Run this once: sudo ${command}`;
  for (const line of ['apt-get update', command]) {
    console.log(`> ${line}`);
    const [program = '', ...args] = line.split(' ');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const { status } = spawnSync(program, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
    if (status !== 0) return `${line} failed (exit code ${status}); nothing was tested`;
  }
  return null;
}
