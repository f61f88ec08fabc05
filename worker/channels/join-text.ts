/** The words that a link puts into a chat's input for the person to send: a word that people know, then the token. Pure. */

/** The person can edit it, so whatever comes back must also be understood without the token. */
export const joinText = (token: string): string => `JOIN ${token}`;
