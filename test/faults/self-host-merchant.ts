/** A merchant on a self-hosted Worker: where no code can be sent, a form that needs none. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { must } from './plain-client.ts';
import { SHOP } from './visitor.ts';

export async function aMerchant(url: string, data: string, partitions: number): Promise<{ readonly key: string; readonly widget: string }> {
  const { OPERATOR_KEY = '' } = JSON.parse(readFileSync(path.join(data, 'secrets.json'), 'utf8')) as Record<string, string>;
  const made = await must(url, 'POST', '/v1/workspaces', { key: OPERATOR_KEY, body: { name: 'Aurora', partitions } });
  const key = String(made.api_key);
  const programme = {
    name: 'Letters',
    sender: {
      legal_entity: 'Aurora, Inc.',
      brand: 'Aurora',
      contact: 'hello@aurora.example',
      accounts: { sms: '+12025550100', email: 'letters@aurora.example' },
    },
    kinds: { en: 'offers' },
    frequency: { en: 'weekly' },
    terms_url: 'https://aurora.example/terms',
    privacy_url: 'https://aurora.example/privacy',
  };
  await must(url, 'PUT', '/v1/programmes/default', { key, body: programme });
  const draft = {
    name: 'Form',
    origins: [SHOP],
    locales: ['en'],
    controls: [
      { channels: ['sms'], opt_in: 'single' },
      { channels: ['email'], opt_in: 'single' },
    ],
    title: { en: 'Hear it first' },
    intro: { en: 'Now and then' },
  };
  const widget = String((await must(url, 'POST', '/v1/widgets', { key, body: { key: 'form', draft } })).id);
  await must(url, 'POST', `/v1/widgets/${widget}/publish`, { key, body: {} });
  return { key, widget };
}
