/** @jsxImportSource hono/jsx */
/** A page that only says something: a link that is gone, nothing here, a failure. It never says why, which could tell. */
import { type PageHead, Shell } from './shell.tsx';

interface NoticePageProps {
  readonly head: PageHead;
  readonly title: string;
  readonly text: string;
  readonly link?: { readonly url: string; readonly label: string } | null;
}

export function NoticePage({ head, title, text, link }: NoticePageProps) {
  return (
    <Shell head={head} title={title}>
      <h1>{title}</h1>
      <p class="lead">{text}</p>
      {link ? (
        <p>
          <a class="button main" href={link.url}>
            {link.label}
          </a>
        </p>
      ) : null}
    </Shell>
  );
}
