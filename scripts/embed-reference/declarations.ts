/** Reads what a TypeScript file declares, with the doc comments, from its text: for pages that say what the code says. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { ROOT } from '../quiet-env.ts';

export interface Member {
  readonly name: string;
  /** As written, its types in the file's own words. */
  readonly type: string;
  readonly optional: boolean;
  readonly doc: string;
}

/** What this needs of a node: the parser's own types name every kind there is. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly declaration?: Node | null;
  readonly id?: Node | null;
  readonly name?: string;
  readonly key?: Node;
  readonly optional?: boolean;
  readonly body?: Node | readonly Node[];
  readonly typeAnnotation?: Node;
  readonly types?: readonly Node[];
}

/** @param file below the root */
export function declarations(file: string) {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const { program, comments, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const top = program.body as unknown as readonly Node[];
  /** What `declare global` holds is declared here as well. */
  const body = top.flatMap((node) => (node.type === 'TSModuleDeclaration' ? ((node.body as Node).body as readonly Node[]) : [node]));

  const source = (node: Node | undefined | null): string => (node ? text.slice(node.start, node.end).replace(/\s+/g, ' ') : '');
  /** The comment right before a node, its lines as one. */
  const docOf = (node: Node): string => {
    const before = comments.findLast(
      ({ end, value }) => end <= node.start && value.startsWith('*') && /^[\s|]*$/.test(text.slice(end, node.start)),
    );
    return (before?.value ?? '')
      .split('\n')
      .map((line) => line.replace(/^\s*\*\s?/, '').trim())
      .join(' ')
      .trim();
  };
  const declared = (name: string): Node => {
    const found = body.map((node) => node.declaration ?? node).find(({ id }) => id?.name === name);
    if (!found) throw new Error(`${file} declares no ${name}`);
    return found;
  };

  return {
    /** Fields and methods of an interface, in its order. */
    members(name: string): readonly Member[] {
      const list = (declared(name).body as Node).body as readonly Node[];
      return list.map((member) => ({
        name: member.key?.name ?? source(member.key),
        type: member.typeAnnotation ? source(member.typeAnnotation).replace(/^:\s*/, '') : source(member),
        optional: member.optional === true,
        doc: docOf(member),
      }));
    },
    /** What a union of words may be; a template of one placeholder as the word around it. */
    values(name: string): readonly Pick<Member, 'name' | 'doc'>[] {
      return (declared(name).typeAnnotation?.types ?? []).map((each) => ({
        name: source(each)
          .replace(/^['`]|['`]$/g, '')
          .replace(/\$\{(\w+)\}/, (_, kind: string) => kind.toUpperCase()),
        doc: docOf(each),
      }));
    },
    doc: (name: string): string => docOf(body.find((node) => (node.declaration ?? node).id?.name === name) ?? declared(name)),
    /** Exported functions, as they are written up to their body. */
    functions(): readonly Member[] {
      return body.flatMap((node) => {
        const made = node.type === 'ExportNamedDeclaration' ? node.declaration : null;
        if (made?.type !== 'FunctionDeclaration') return [];
        const type = text
          .slice(made.start, (made.body as Node).start)
          .replace(/^function /, '')
          .replace(/\s+/g, ' ')
          .trim();
        return [{ name: made.id?.name ?? '', type, optional: false, doc: docOf(node) }];
      });
    },
    /** The words of a list that is written out somewhere in the file. */
    words(name: string): readonly string[] {
      const found = new RegExp(`${name}[^=]*= \\[([^\\]]*)\\]`).exec(text)?.[1];
      if (!found) throw new Error(`${file} writes out no list ${name}`);
      return [...found.matchAll(/'([^']+)'/g)].map(([, word]) => word as string);
    },
  };
}
