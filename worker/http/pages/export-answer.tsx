/** @jsxImportSource hono/jsx */
/** The export as a page to read and print, for the person and for the merchant alike. */
import type { SubjectExport } from '../../../shared/contract/subject.ts';
import { ExportPage } from '../../pages/export-page.tsx';
import type { AppContext } from '../context.ts';
import { pageHead, sendPage } from './page-answer.ts';

export async function exportPage(c: AppContext, data: SubjectExport, locale: string): Promise<Response> {
  const head = await pageHead(c, { locale, config: { brand: data.held_by?.brand ?? '', theme: { scheme: 'auto' } } });
  return sendPage(c, <ExportPage head={head} data={data} />);
}
