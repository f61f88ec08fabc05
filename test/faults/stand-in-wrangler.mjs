#!/usr/bin/env node
// A stand-in for wrangler and the account behind it: keeps in $STAND_IN what it was told to do, and fails where $STAND_IN/fail says so.
import { appendFileSync, cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const state = process.env.STAND_IN;
const at = (name) => path.join(state, name);
const args = process.argv.slice(2);
const value = (flag) => (args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined);
const fail = existsSync(at('fail')) ? readFileSync(at('fail'), 'utf8') : '';
const secretsFile = value('--secrets-file');
const call = { args, secretsMode: secretsFile === undefined ? null : statSync(secretsFile).mode & 0o777 };
appendFileSync(at('calls.jsonl'), `${JSON.stringify(call)}\n`);

if (args[0] === 'secret' && args[1] === 'list') {
  if (fail === 'login') exit('You are not authenticated. Please run `wrangler login`.');
  if (fail === 'account') exit('Internal error [code: 10013]');
  if (!existsSync(at('secrets.json'))) exit('This Worker does not exist on your account. [code: 10007]');
  const names = Object.keys(JSON.parse(readFileSync(at('secrets.json'), 'utf8')));
  process.stdout.write(JSON.stringify(names.map((name) => ({ name, type: 'secret_text' }))));
} else if (args[0] === 'deploy' && !args.includes('--dry-run')) {
  if (fail === 'before upload') exit('A request to the API failed. [code: 10000]');
  if (secretsFile !== undefined) {
    const known = existsSync(at('secrets.json')) ? JSON.parse(readFileSync(at('secrets.json'), 'utf8')) : {};
    writeFileSync(at('secrets.json'), JSON.stringify({ ...known, ...JSON.parse(readFileSync(secretsFile, 'utf8')) }));
  }
  rmSync(at('live'), { recursive: true, force: true });
  cpSync(value('--assets'), at('live'), { recursive: true });
  const vars = args.flatMap((arg, n) =>
    args[n - 1] === '--var' ? [[arg.slice(0, arg.indexOf(':')), arg.slice(arg.indexOf(':') + 1)]] : [],
  );
  writeFileSync(at('vars.json'), JSON.stringify(Object.fromEntries(vars)));
  if (fail === 'after upload') exit('The domain is in use by another Worker. [code: 100117]');
} else if (args[0] !== 'deploy') exit(`unknown command ${args.join(' ')}`);

function exit(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
