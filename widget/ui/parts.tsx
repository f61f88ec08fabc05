/** The parts that more than one step draws. */
import type { ComponentChildren, InputHTMLAttributes, VNode } from 'preact';
import type { Scene } from '../form/scene.ts';
import type { Field } from '../form/state.ts';

export function heading({ dialog }: Scene, words: string): VNode {
  return (
    <h2 id="title" part="title" tabindex={-1} autofocus={dialog}>
      {words}
    </h2>
  );
}

/** One field with its label, hint and error: the error beside it, all of them named by aria-describedby. */
export function field(scene: Scene, name: Field, label: string, content: VNode): VNode {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {content}
      {errorText(scene, name)}
    </div>
  );
}

export function input({ state }: Scene, name: Field, hint: string | undefined, props: InputHTMLAttributes<HTMLInputElement>): VNode {
  const wrong = Boolean(state.errors[name]);
  return (
    <input
      id={name}
      class="box"
      part="field"
      dir="ltr"
      aria-invalid={wrong || undefined}
      aria-describedby={[hint, wrong && `${name}-error`].filter(Boolean).join(' ') || undefined}
      {...props}
    />
  );
}

export function errorText({ state }: Scene, name: Field): VNode | false {
  const words = state.errors[name];
  return (
    Boolean(words) && (
      <p class="error" id={`${name}-error`}>
        {words}
      </p>
    )
  );
}

/** The bottom of a step: what went wrong with the whole, the button that sends, another of the same weight, and the news for screen readers. */
export function actions({ state, say }: Scene, send: () => void, label: string, other: VNode): ComponentChildren {
  const { notice, sending } = state;
  return [
    notice && (
      <div class="notice" role="alert">
        <p>{say(notice.text)}</p>
        {notice.retry && button('plain', say('retry'), send)}
      </div>
    ),
    <div class="actions">
      <button type="submit" part="button" class="main" aria-disabled={Boolean(sending) || undefined}>
        {sending ? say(sending) : label}
      </button>
      {other}
    </div>,
    <p class="said" aria-live="polite">
      {sending && say(sending)}
    </p>,
  ];
}

export function button(style: 'main' | 'other' | 'plain', label: ComponentChildren, act: () => void, held?: boolean): VNode {
  return (
    <button type="button" part={style === 'plain' ? undefined : 'button'} class={style} onClick={act} aria-disabled={held || undefined}>
      {label}
    </button>
  );
}

/** One step of the form, which never leaves the page: Enter and the button run `send`. */
export function form(step: string, send: () => void, ...children: readonly ComponentChildren[]): VNode {
  return (
    <form
      key={step}
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {children}
    </form>
  );
}

export function outLink(href: string, label: string): VNode {
  return (
    <a href={href} target="_blank" rel="noopener">
      {label}
    </a>
  );
}
