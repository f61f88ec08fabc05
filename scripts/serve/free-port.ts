/** Ports on loopback. Limit: between the check and the use another process may take the port; the caller then fails to listen and says so. */
import { createServer } from 'node:net';

export async function freePort(): Promise<number> {
  const port = await listenOnce(0);
  if (port === null) throw new Error('no free port on 127.0.0.1');
  return port;
}

export const isFree = async (port: number): Promise<boolean> => (await listenOnce(port)) !== null;

function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}
