/** How a form shows itself, from the draft to the browser: refused with field and mend, frozen with the version, told to the form. */
import { expect, test } from 'vitest';
import { widgetConfig } from '../../../shared/contract/config.ts';
import { problem } from '../../../shared/contract/error.ts';
import { publishAnswer, widgetDraft, widgetView } from '../../../shared/contract/widget.ts';
import { aPublishedMerchant, DRAFT, send } from './admin.ts';

const told = async (widgetId: string) =>
  widgetConfig.parse(
    await (await send(`/v1/widgets/${widgetId}/config?locale=en`, { headers: { origin: DRAFT.origins[0] ?? '' } })).json(),
  );
const problemsOf = async (answer: Response) => problem.parse(await answer.json()).errors?.map(({ path, fix }) => [path, typeof fix]);

test('a bad table is refused where it is written, or where it is published, and nothing changes', async () => {
  const merchant = await aPublishedMerchant();
  const draftPath = `/v1/widgets/${merchant.widgetId}/draft`;
  const before = await merchant.ok('GET', `/v1/widgets/${merchant.widgetId}`, widgetView);
  const misspelt = await merchant.call('PUT', draftPath, { ...DRAFT, show: { mode: 'modal', trigger: 'delay:soon' } });
  expect(misspelt.status).toBe(422);
  const [error] = problem.parse(await misspelt.json()).errors ?? [];
  expect(error?.path).toBe('show.trigger');
  expect(error?.message).toContain('delay:SECONDS');
  const strange = await merchant.call('PUT', draftPath, { ...DRAFT, show: { rules: [{ email: 'lena@example.com', show: true }] } });
  expect(strange.status).toBe(422);
  expect(await merchant.ok('GET', `/v1/widgets/${merchant.widgetId}`, widgetView)).toEqual(before);

  const unreachable = { mode: 'modal', rules: [{ show: true }, { country: ['XX'], show: false }] };
  await merchant.ok('PUT', draftPath, widgetView, { ...DRAFT, show: unreachable });
  const refused = await merchant.call('POST', `/v1/widgets/${merchant.widgetId}/publish`);
  expect(refused.status).toBe(422);
  expect(await problemsOf(refused)).toEqual([
    ['show.rules[1].country[0]', 'string'],
    ['show.rules[1]', 'string'],
  ]);
  expect(await told(merchant.widgetId)).toMatchObject({ version: 1, trigger: 'inline' });
  expect(await told(merchant.widgetId)).not.toHaveProperty('show');
});

test('a good one is frozen with the version and told to the browser', async () => {
  const merchant = await aPublishedMerchant();
  const show = { mode: 'corner', trigger: 'scroll:50', rules: [{ path: ['/cart/**'], show: false }], again_after_days: 14 };
  const { draft } = await merchant.ok('PUT', `/v1/widgets/${merchant.widgetId}/draft`, widgetView, { ...DRAFT, show });
  expect(draft.show).toEqual({ ...show, times_max: 3 });
  expect(widgetDraft.parse(draft)).toEqual(draft);
  expect(await merchant.ok('POST', `/v1/widgets/${merchant.widgetId}/publish`, publishAnswer)).toMatchObject({ changed: true });
  // What an isolate keeps of the version before is not looked at: it asks for another widget's first.
  const other = await merchant.ok('POST', '/v1/widgets', widgetView, { key: 'corner', draft: { ...DRAFT, show } }, 201);
  await merchant.ok('POST', `/v1/widgets/${other.id}/publish`, publishAnswer);
  expect(await told(other.id)).toMatchObject({ trigger: 'button', show: { ...show, times_max: 3 } });
});
