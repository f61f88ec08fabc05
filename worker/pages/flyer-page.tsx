/** @jsxImportSource hono/jsx */
/** A landing page on paper: what people get, the code that leads there, and its address for who has no camera. It asks for nothing. */
import type { FlyerTexts } from '../../shared/locales/flyer.ts';
import { qrPath } from './qr.ts';
import { type PageHead, Shell } from './shell.tsx';

interface FlyerPageProps {
  readonly head: PageHead;
  readonly title: string;
  readonly intro: string;
  readonly texts: FlyerTexts;
  /** What the code holds; shown in small letters where it is capital for the code's sake. */
  readonly url: string;
}

export function FlyerPage({ head, title, intro, texts, url }: FlyerPageProps) {
  const { size, path } = qrPath(url);
  const { host, pathname } = new URL(url);
  const code = pathname.replace(/^\/Q\//, '');
  return (
    <Shell head={head} title={title}>
      <div class="flyer">
        <h1>{title}</h1>
        <p class="lead">{intro}</p>
        <svg class="code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={texts.scan}>
          <rect width={size} height={size} fill="#fff" />
          <path d={path} fill="#000" />
        </svg>
        <p class="scan-me">{texts.scan}</p>
        <p class="by-hand">
          {texts.or_open}
          <br />
          {/* As people type it: no scheme, small letters but for the code, which goes to a line of its own where both don't fit. */}
          <bdi dir="ltr">
            {`${host}/q/`}
            <wbr />
            {code}
          </bdi>
        </p>
        <p class="choose">{texts.choose}</p>
      </div>
    </Shell>
  );
}
