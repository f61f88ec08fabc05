/**
 * The form as a React component. The element is React's own node and what is drawn is in its shadow root, so that rendering again, StrictMode
 * and hydration find what they left. It may be rendered on a server, where it is the element that holds the form's height.
 */
import { createElement, Fragment, type ReactElement, useEffect, useRef } from 'react';
import { on, type SaysoEventName, type SaysoFormAttributes, type SaysoListener } from './index.ts';

export interface SaysoFormProps extends SaysoFormAttributes {
  /** Origin of the Sayso host. */
  readonly host: string;
  /** CSS pixels to hold until the form is there. */
  readonly height?: number;
  /** Of the element. */
  readonly className?: string;
  /** Of the element. */
  readonly id?: string;
  /** Of the page's policy, where it asks for one. */
  readonly nonce?: string;
  /** Hears `opened` of this widget. */
  readonly onOpened?: SaysoListener<'opened'>;
  /** Hears `started` of this widget. */
  readonly onStarted?: SaysoListener<'started'>;
  /** Hears `submitted` of this widget. */
  readonly onSubmitted?: SaysoListener<'submitted'>;
  /** Hears `confirmed` of this widget. */
  readonly onConfirmed?: SaysoListener<'confirmed'>;
  /** Hears `closed` of this widget. */
  readonly onClosed?: SaysoListener<'closed'>;
}

const PROPS: Readonly<Record<SaysoEventName, `on${Capitalize<SaysoEventName>}`>> = {
  opened: 'onOpened',
  started: 'onStarted',
  submitted: 'onSubmitted',
  confirmed: 'onConfirmed',
  closed: 'onClosed',
};

/** Another widget in the same place is another form: it is drawn anew. */
export function SaysoForm(props: SaysoFormProps): ReactElement {
  return createElement(Form, { ...props, key: `${props.host} ${props.widget} ${props.locale ?? ''}` });
}

function Form(props: SaysoFormProps): ReactElement {
  const { host, widget, locale, mode, trigger, label, height, className, id, nonce } = props;
  // The listeners of the last render, so that a new function each time costs nothing.
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    const ends = (Object.keys(PROPS) as SaysoEventName[]).map((name) =>
      on(name, (event) => {
        if (event.widget === widget) (latest.current[PROPS[name]] as ((told: unknown) => void) | undefined)?.(event);
      }),
    );
    return () => {
      for (const end of ends) end();
    };
  }, [widget]);
  return createElement(
    Fragment,
    null,
    // React moves it into the head, and loads it once however many forms there are.
    createElement('script', { async: true, src: `${host}/sayso.js`, nonce }),
    createElement(
      'sayso-form',
      { widget, locale, mode, trigger, label, class: className, id },
      height === undefined ? null : createElement('svg', { width: 1, height, 'aria-hidden': true }),
    ),
  );
}
