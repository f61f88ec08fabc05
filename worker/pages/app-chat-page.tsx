/** @jsxImportSource hono/jsx */
/** A chat as a page of ours, where a platform's own has no buttons: what would be said there, and what can be tapped. Works without script. */
import { type PageHead, Shell } from './shell.tsx';

interface AppChatPageProps {
  readonly head: PageHead;
  readonly title: string;
  /** Said one after another. */
  readonly says: readonly string[];
  readonly buttons: readonly { readonly label: string; readonly data: string }[];
  readonly action: string;
  /** Who is signed in: goes back with a tap. */
  readonly ticket: string;
}

export function AppChatPage({ head, title, says, buttons, action, ticket }: AppChatPageProps) {
  return (
    <Shell head={head} title={title}>
      <h1>{title}</h1>
      <section class="card narrow">
        {says
          .flatMap((text) => text.split('\n').filter((line) => line !== ''))
          .map((line) => (
            <p>{line}</p>
          ))}
        {buttons.length === 0 ? null : (
          <form method="post" action={action}>
            <input type="hidden" name="ticket" value={ticket} />
            {buttons.map(({ label, data }) => (
              <p>
                <button type="submit" name="data" value={data} class="button full">
                  {label}
                </button>
              </p>
            ))}
          </form>
        )}
      </section>
    </Shell>
  );
}
