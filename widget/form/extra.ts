/**
 * What only some merchants ask or give, in a file of its own that their forms alone load, at the first touch: preferences beside the consents, and
 * an offer at the end. The form works without it.
 */
import type { ComponentChildren } from 'preact';
import type { Said } from '../client/pending-submission.ts';
import type { FormHost } from '../embed/host.ts';
import { createOffer } from './offer.tsx';
import type { Scene } from './scene.ts';
import { createWishes } from './wishes.tsx';

export interface Extra {
  /** Below the controls. */
  asked(scene: Scene): ComponentChildren;
  /** At the end, whichever it is. */
  given(scene: Scene): ComponentChildren;
  /** What is sent, with what was asked here. */
  narrow(said: Said): Said;
}

/** @param changed draws the form anew */
export function createExtra(host: Pick<FormHost, 'base' | 'root' | 'config'>, changed: () => void): Extra {
  const { offer, preferences } = host.config;
  const gift = offer && createOffer(host, offer, changed);
  const wishes = preferences && createWishes(host, preferences, changed);
  return {
    asked: (scene) => wishes?.view(scene),
    given: (scene) => gift?.(scene),
    narrow: (said) => wishes?.narrow(said) ?? said,
  };
}
