/**
 * What everything is measured against, on the same workerd: a bare answer, one call of an object that reads a row, one call of an
 * object that inserts a row in a transaction of its own. It is no part of the product.
 */
import { DurableObject } from 'cloudflare:workers';
import { Hono } from 'hono';

interface RulerBindings {
  readonly RULER: DurableObjectNamespace<Ruler>;
}

const ROWS = 1000;
/** As long as a record's leaf. */
const TEXT = 'x'.repeat(600);

export class Ruler extends DurableObject<RulerBindings> {
  constructor(ctx: DurableObjectState, bindings: RulerBindings) {
    super(ctx, bindings);
    const { sql } = ctx.storage;
    sql.exec('CREATE TABLE IF NOT EXISTS rows (no INTEGER PRIMARY KEY, text TEXT NOT NULL)');
    if (sql.exec<{ n: number }>('SELECT count(*) AS n FROM rows').one().n > 0) return;
    for (let no = 1; no <= ROWS; no++) sql.exec('INSERT INTO rows VALUES (?, ?)', no, TEXT);
  }

  async read(no: number): Promise<string> {
    return this.ctx.storage.sql.exec<{ text: string }>('SELECT text FROM rows WHERE no = ?', no).one().text;
  }

  async insert(): Promise<number> {
    return this.ctx.storage.transactionSync(() => {
      const { sql } = this.ctx.storage;
      return sql.exec<{ no: number }>('INSERT INTO rows (text) VALUES (?) RETURNING no', TEXT).one().no;
    });
  }
}

const app = new Hono<{ Bindings: RulerBindings }>();
app.get('/health', (c) => c.json({ status: 'ok' }));
app.get('/hello', (c) => c.json({ hello: 'world' }));
app.get('/read/:no', async (c) => c.json({ text: await c.env.RULER.getByName('one').read(Number(c.req.param('no'))) }));
app.post('/insert', async (c) => c.json({ no: await c.env.RULER.getByName('one').insert() }));

export default app;
