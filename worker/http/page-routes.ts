/** The hosted pages: who answers which path. Drawing is in worker/pages, reading and recording in the functions of worker/http. */
import type { Hono, MiddlewareHandler } from 'hono';
import type { AppEnv } from './context.ts';
import { floor } from './middleware/floor.ts';
import { loginReturn, loginTap } from './pages/app-login.tsx';
import { confirmLinkGet, confirmLinkPost } from './pages/confirm-link.tsx';
import { landingGet } from './pages/landing.tsx';
import { landingPost } from './pages/landing-submit.tsx';
import { meGet, mePost } from './pages/me.tsx';
import { meRequestGet, meRequestPost } from './pages/me-request.tsx';
import { oneClickGet, oneClickPost } from './pages/one-click.ts';
import { failedPage } from './pages/plain-pages.tsx';
import { previewFrameGet, previewGet } from './pages/preview.tsx';
import { landingFlyer, landingQrPng, landingQrSvg, shortAddress } from './pages/print.tsx';
import { pictureGet, programmeGet } from './pages/programme.tsx';
import { theme } from './pages/theme.ts';

export function pageRoutes(app: Hono<AppEnv>): void {
  app.get('/theme/:file', theme);
  app.get('/preview/:widget_id', failsAsPage, previewGet);
  app.get('/preview/:widget_id/form', failsAsPage, previewFrameGet);
  app.get('/p/:workspace/:slug', failsAsPage, landingGet);
  app.post('/p/:workspace/:slug', floor, failsAsPage, landingPost);
  app.get('/p/:workspace/:slug/qr.svg', failsAsPage, landingQrSvg);
  app.get('/p/:workspace/:slug/qr.png', failsAsPage, landingQrPng);
  app.get('/p/:workspace/:slug/flyer', failsAsPage, landingFlyer);
  app.get('/q/:id', failsAsPage, shortAddress);
  app.get('/Q/:id', failsAsPage, shortAddress);
  app.get('/p/:workspace/programme/:programme', failsAsPage, programmeGet);
  app.get('/p/:workspace/pictures/:file', failsAsPage, pictureGet);
  app.get('/link/:account_id', failsAsPage, loginReturn);
  app.post('/link/:account_id', failsAsPage, loginTap);
  app.get('/me', failsAsPage, meRequestGet);
  app.post('/me', floor, failsAsPage, meRequestPost);
  app.get('/me/:token', floor, failsAsPage, meGet);
  app.post('/me/:token', floor, failsAsPage, mePost);
  app.get('/c/:token', floor, failsAsPage, confirmLinkGet);
  app.post('/c/:token', floor, failsAsPage, confirmLinkPost);
  app.get('/u/:token', floor, oneClickGet);
  app.post('/u/:token', floor, oneClickPost);
}

/** A failure on a page is a page, too. By now the app has logged it: Hono hands a thrown error over on the context once `next` returned. */
const failsAsPage: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  if (c.error) c.res = await failedPage(c, 500);
};
