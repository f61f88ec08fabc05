/**
 * The XML of WeChat's pushes and no other: `<xml>` with elements that hold a text or a CDATA section. Not an XML parser: it knows no document
 * type, entity, attribute, comment or instruction, and refuses what has one. Reads each byte once.
 */
import { WECHAT_XML_BYTES_MAX, WECHAT_XML_DEPTH_MAX, WECHAT_XML_ELEMENTS_MAX } from '../../../shared/chat-limits.ts';

/** Elements by name; null for one that holds others. */
export type XmlFields = ReadonlyMap<string, string | null>;

/** @returns null for anything that is not of that form. */
export function readXml(bytes: Uint8Array): XmlFields | null {
  if (bytes.length > WECHAT_XML_BYTES_MAX) return null;
  try {
    const reader = new Reader(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    return reader.document();
  } catch (error) {
    if (error instanceof NotXml || error instanceof TypeError) return null;
    throw error;
  }
}

class NotXml extends Error {}

class Reader {
  readonly #text: string;
  #at = 0;
  #elements = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): XmlFields {
    this.#space();
    this.#expect('<xml>');
    const fields = this.#children('xml', 1);
    this.#space();
    if (this.#at !== this.#text.length) throw new NotXml();
    return fields;
  }

  #children(parent: string, depth: number): XmlFields {
    const fields = new Map<string, string | null>();
    for (;;) {
      this.#space();
      if (this.#take(`</${parent}>`)) return fields;
      this.#expect('<');
      const name = this.#match(/[A-Za-z_][A-Za-z0-9_]{0,63}/y);
      this.#elements += 1;
      if (name === '' || this.#elements > WECHAT_XML_ELEMENTS_MAX) throw new NotXml();
      this.#expect('>');
      const content = this.#content(name, depth);
      // Which of two would be meant? In a list below, items are alike.
      if (depth === 1 && fields.has(name)) throw new NotXml();
      fields.set(name, content);
    }
  }

  #content(name: string, depth: number): string | null {
    const text = this.#match(/[^<&]*/y);
    if (this.#take(`</${name}>`)) return text;
    if (text.trim() !== '') throw new NotXml();
    if (this.#take('<![CDATA[')) {
      const end = this.#text.indexOf(']]>', this.#at);
      if (end < 0) throw new NotXml();
      const content = this.#text.slice(this.#at, end);
      this.#at = end + 3;
      this.#space();
      this.#expect(`</${name}>`);
      return content;
    }
    if (depth >= WECHAT_XML_DEPTH_MAX) throw new NotXml();
    this.#children(name, depth + 1);
    return null;
  }

  #match(sticky: RegExp): string {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }
  #space(): void {
    this.#match(/[ \t\r\n]*/y);
  }
  #take(mark: string): boolean {
    if (!this.#text.startsWith(mark, this.#at)) return false;
    this.#at += mark.length;
    return true;
  }
  #expect(mark: string): void {
    if (!this.#take(mark)) throw new NotXml();
  }
}
