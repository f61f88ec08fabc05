/**
 * What the tests of every browser ask of one: real pointer and key events, reading by script, pictures. Chromium, Firefox and WebKit are each
 * one file beside this; the way of acting on a page (`tab.ts`) is written once over it.
 */

export type KeyName = 'Enter' | 'Escape' | 'Tab' | 'Space';

/** One window with a storage of its own. */
export interface Hands {
  open(url: string): Promise<void>;
  /** @param expression of JavaScript whose value is JSON */
  evaluate(expression: string): Promise<unknown>;
  /** A pointer's press and release, in CSS pixels of the viewport. */
  clickAt(x: number, y: number): Promise<void>;
  type(text: string): Promise<void>;
  press(key: KeyName): Promise<void>;
  /** PNG. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

export interface Engine {
  readonly version: string;
  newHands(width: number, height: number): Promise<Hands>;
  stop(): Promise<void>;
}

export interface EngineKind {
  readonly name: 'Chromium' | 'Firefox' | 'WebKitGTK';
  /** What is not on this machine; nothing where it can start. */
  missing(): readonly string[];
  start(): Promise<Engine>;
}
