// The apps of the phone: what each can do, and how it is drawn. Line drawings of our own: platforms' logos are theirs.
const ROUND =
  'M12 4c4.7 0 8.5 3.3 8.5 7.400s-3.8 7.4-8.5 7.400c-.9 0-1.8-.1-2.6-.4L5 20.500l1-3.900c-1.6-1.3-2.5-3.1-2.5-5.200C3.5 7.3 7.3 4 12 4z';

/**
 * `words`: what carriers and the shop act on, to be sent by one press; null where nothing can be written. `chat`: of an app with one account,
 * as against those that have numbers. There `start` opens it (`each`: again for every link; null: it opens by itself), `off` is what its owner
 * can switch, `again` takes that back (null: by `start`), and while it is off, `locks` says that nothing can be written.
 */
export const APPS = {
  sms: {
    words: ['STOP', 'HELP', 'START', 'YES', 'JOIN'],
    path: 'M4.5 5h15a1.5 1.5 0 0 1 1.5 1.500v8a1.5 1.5 0 0 1-1.5 1.500H11l-4.5 4v-4h-2A1.5 1.5 0 0 1 3 14.500v-8A1.5 1.5 0 0 1 4.5 5zM8 9h8M8 12h5',
  },
  whatsapp: {
    words: ['STOP', 'HELP', 'START', 'YES'],
    path: `${ROUND}M9.2 8.500c-.2 2.9 2.4 5.7 5.3 5.700l.8-1.5-1.9-1.1-.9.8c-.8-.4-1.4-1-1.8-1.800l.8-.9-.9-1.900z`,
  },
  email: { words: null, path: 'M3.5 5.500h17v13h-17zM4 6.500l8 6 8-6' },
  telegram: {
    words: ['STOP', 'HELP'],
    chat: { start: 'Start', each: true, off: 'Block', again: 'Unblock the bot', locks: true },
    path: 'm20.5 4-17 7 5.5 2 2 6.5 3-4 4.5 3.500zM9 13l6-5',
  },
  line: {
    words: ['STOP', 'HELP'],
    chat: { start: 'Add as a friend', off: 'Block', again: 'Unblock', locks: true },
    path: `${ROUND}M8 10v3.500h2M12.5 10v3.500M15 13.500V10l2 3.500V10`,
  },
  messenger: {
    words: ['STOP', 'HELP'],
    chat: { start: 'Get Started', off: 'Stop offers', again: 'Allow offers again', locks: false },
    path: `${ROUND}M7.5 13.5l3-3.5 2.5 2 3.5-2.5-3 3.5-2.5-2z`,
  },
  instagram: {
    words: ['STOP', 'HELP'],
    chat: { start: 'Ask: What is new?', off: null },
    path: 'M7.5 4h9A3.5 3.5 0 0 1 20 7.500v9a3.5 3.5 0 0 1-3.5 3.500h-9A3.5 3.5 0 0 1 4 16.500v-9A3.5 3.5 0 0 1 7.5 4zM12 8.500a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM16.5 7.500h.01',
  },
  kakaotalk: {
    words: null,
    chat: { start: 'Add the channel', off: 'Block', again: 'Add the channel', locks: true },
    path: `${ROUND}M8.5 11.500h.01M12 11.500h.01M15.5 11.500h.01`,
  },
  wechat: {
    words: ['STOP', 'HELP'],
    chat: { start: 'Follow', off: 'Unfollow', again: null, locks: true },
    path: 'M9.5 4C5.9 4 3 6.4 3 9.400c0 1.7.9 3.1 2.3 4.100L5 16l2.5-1.300c.6.1 1.3.2 2 .2M15.5 9.500c3 0 5.5 2 5.5 4.6 0 1.4-.8 2.6-1.9 3.500l.2 2.1-2.2-1.200c-.5.1-1 .2-1.6.2-3 0-5.5-2-5.5-4.600s2.5-4.6 5.5-4.600z',
  },
  viber: {
    words: ['STOP', 'HELP'],
    chat: { start: null, off: 'Turn off', again: 'Turn its messages on', locks: false },
    path: `${ROUND}M9.5 8.500c0 3 2 5 5 5M12 8c2 .2 3 1.2 3.2 3.2`,
  },
};

export const isChat = (app) => APPS[app]?.chat !== undefined;
export const drawingOf = (app) => APPS[app]?.path ?? ROUND;
