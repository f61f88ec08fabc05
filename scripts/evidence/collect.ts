/** Makes the picture of a widget's form, hands it to Sayso, and writes the pack that Sayso then answers. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { type EvidencePack, type EvidencePicture, evidencePack, evidencePicture } from '../../shared/contract/evidence.ts';
import { widgetList } from '../../shared/contract/widget.ts';
import { ApplyRefused, adminApi, refusalLines } from '../apply/api.ts';
import { readable } from './readable.ts';
import { type FormPicture, NoPicture, takePicture } from './take-picture.ts';

export interface Wanted {
  /** Where Sayso runs. */
  readonly url: string;
  readonly apiKey: string;
  /** Id or key of the widget. */
  readonly widget: string;
  readonly folder: string;
  readonly locale?: string;
  readonly page?: string;
}

/** @throws NoPicture, ApplyRefused with words for the reader. Nothing is written then. */
export async function collectEvidence(browser: Browser, wanted: Wanted): Promise<EvidencePack> {
  const url = wanted.url.replace(/\/+$/, '');
  const api = adminApi(url, wanted.apiKey, fetch);
  const { widgets } = await api.call('GET', '/v1/widgets', widgetList);
  const widget = widgets.find(({ id, key }) => id === wanted.widget || key === wanted.widget);
  if (!widget)
    throw new NoPicture(
      `There is no widget ${wanted.widget} in this workspace. There are: ${widgets.map(({ key }) => key).join(', ') || 'none'}.`,
    );
  if (widget.published_version === null) throw new NoPicture(`Widget ${widget.key} was never published. Publish it first.`);
  const locale = wanted.locale ?? widget.draft.locales.find((each) => /^en(?:-|$)/i.test(each)) ?? widget.draft.locales[0] ?? 'en';
  const picture = await takePicture(browser, {
    url,
    widgetId: widget.id,
    locale,
    ...(wanted.page === undefined ? {} : { page: wanted.page }),
  });
  await putPicture({ url, apiKey: wanted.apiKey }, widget.id, picture);
  const pack = await api.call('GET', `/v1/widgets/${widget.id}/evidence`, evidencePack);
  mkdirSync(wanted.folder, { recursive: true });
  writeFileSync(path.join(wanted.folder, 'form.png'), picture.png);
  writeFileSync(path.join(wanted.folder, 'pack.json'), `${JSON.stringify(pack, null, 2)}\n`);
  writeFileSync(path.join(wanted.folder, 'pack.md'), readable(pack, 'form.png'));
  return pack;
}

/** @throws ApplyRefused when the picture is not of what is published and served. */
export async function putPicture(at: Pick<Wanted, 'url' | 'apiKey'>, widgetId: string, picture: FormPicture): Promise<EvidencePicture> {
  const route = `/v1/widgets/${widgetId}/evidence/picture`;
  const response = await fetch(`${at.url}${route}`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${at.apiKey}`,
      'content-type': 'image/png',
      'sayso-widget-version': String(picture.version),
      'sayso-form-build': picture.build,
    },
    body: new Uint8Array(picture.png),
  });
  const text = await response.text();
  if (!response.ok) throw new ApplyRefused(refusalLines(`PUT ${route}`, response.status, text));
  return evidencePicture.parse(JSON.parse(text));
}
